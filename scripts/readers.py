"""How `scripts/verify-copies` reads messages and documents: with Python's email package, Lexbor (selectolax) and rules of
its own, which know nothing of Inkling.
"""

import base64
import email
import email.policy
import re

from selectolax.lexbor import LexborHTMLParser


class Tree:
    """A document as Lexbor builds it, as a row of its tags, texts and comments; one picture may be left out."""

    def __init__(self, html, beacon=None):
        self.row, self.text, self.beacons, self.hasFrameset = [], [], [], False
        parser = LexborHTMLParser(html)
        if parser.root is None:
            return
        above = []
        node = parser.root.parent.child if parser.root.parent is not None else parser.root
        while node is not None:
            child = self.enter(node, beacon, [each.tag for each in above] if node.tag == "img" else ())
            if child is not None:
                above.append(node)
                node = child
                continue
            while node is not None and node.next is None:
                node = above.pop() if above else None
                self.add(")")
            node = node.next if node is not None else None
        self.add(")")

    def add(self, entry):
        if self.text:
            self.row.append("".join(self.text))
            self.text = []
        self.row.append(entry)

    def enter(self, node, beacon, above):
        """Takes a node down; its first child where it has some."""
        if node.tag == "-text":
            self.text.append(node.text_content or "")
        elif node.tag == "-comment":
            self.add(("!", node.comment_content))
        elif node.tag is None or node.tag.startswith("-"):
            self.add(("!", node.html))
        else:
            attributes = node.attributes
            if beacon and node.tag == "img" and attributes.get("src") == beacon:
                self.beacons.append(above)
                return None
            self.hasFrameset = self.hasFrameset or node.tag == "frameset"
            self.add((node.tag, attributes))
            # What a template holds is no child of it.
            if node.tag == "template":
                self.add(node.inner_html)
            if node.child is not None:
                return node.child
            self.add(")")
        return None


def junk(message, allowed):
    """The lines of a header that are no fields and stand below none that may go, and the message without any such lines.

    Python takes the first of them for the end of the header, mail programs read on.
    """
    end = re.search(rb"^\r?\n", message, re.MULTILINE)
    header = message[: end.start()] if end else message
    envelope = re.match(rb"From [^\n]*\n", header)
    kept, dropped, name = [], [], "from " if envelope else ""
    for line in re.findall(rb"[^\n]*\n|[^\n]+$", header[envelope.end() if envelope else 0 :]):
        field = re.match(rb"([!-9;-~]+):", line)
        name = field[1].decode().lower() if field else name
        if field or line[:1] in b" \t" and kept:
            kept.append(line)
        elif name not in allowed and name != "from " and not name.startswith("x-inkling-"):
            dropped.append(line)
    if not kept:
        return [], message
    return dropped, b"".join(kept) + message[len(header) :]


def parts(message):
    """All parts of a message, each before its children."""
    tree = email.message_from_bytes(message, policy=email.policy.compat32)
    if tree.is_multipart():
        # Where the closing boundary is missing Python takes the last line break away, which belongs to the content.
        tree = email.message_from_bytes(message + b"\n", policy=email.policy.compat32)
    return list(tree.walk())


def content(part):
    """A document, and what the message says of its character set."""
    return decoded(part), part.get_content_charset()


def decoded(part):
    """A leaf with its transfer encoding undone, broken ones as RFC 2045 advises, which Python does not."""
    payload = part._payload.encode("ascii", "surrogateescape") if isinstance(part._payload, str) else b""
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding == "base64":
        digits = re.sub(rb"[^A-Za-z0-9+/]", b"", payload.split(b"=")[0])
        # One digit alone is no byte.
        digits = digits[: len(digits) - 1 if len(digits) % 4 == 1 else None]
        return base64.b64decode(digits + b"=" * (-len(digits) % 4))
    if encoding == "quoted-printable":
        # What follows "=" and is neither two digits nor the end of the line stands there as it is.
        return re.sub(
            rb"=(?:([0-9A-Fa-f]{2})|[ \t]*\r?\n|(.?))",
            lambda match: bytes.fromhex(match[1].decode()) if match[1] else b"" if match[2] is None else match[0],
            payload,
            flags=re.DOTALL,
        )
    return part.get_payload(decode=True) or b""


# What browsers read for some labels (WHATWG Encoding §4.2), by Python's names.
LABELS = {
    "iso-8859-1": "cp1252", "us-ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "big5": "big5hkscs", "shift_jis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
}


def text(html, charset=None):
    """In UTF-8, and what it was in: a byte order mark tells, then the message, then the document; else it is a guess."""
    if html[:2] in (b"\xff\xfe", b"\xfe\xff"):
        charset = "utf-16"
    declared = re.search(rb"<meta[^>]*charset\s*=\s*[\"']?([\w-]+)", html[:1024], re.IGNORECASE)
    for name in (charset, declared and declared.group(1).decode("ascii", "replace"), "utf-8"):
        if name:
            name = LABELS.get(name.lower(), name)
            try:
                return html.decode(name).encode("utf-8", "replace"), name.lower()
            except (LookupError, UnicodeDecodeError, ValueError):
                pass
    return html.decode("latin-1").encode("utf-8"), "cp1252"


def encoded(url, charset):
    """The query of an URL in the document's character set, as browsers write it (WHATWG URL §1.3)."""
    start, hasFragment, fragment = url.partition("#")
    path, hasQuery, query = start.partition("?")
    if charset.startswith("utf") or query.isascii():
        return url
    query = "".join(each if each.isascii() else percent(each, charset) for each in query)
    return path + hasQuery + query + hasFragment + fragment


def percent(character, charset):
    try:
        isPlain = b"!$%&()*+,-./:;=?@[\\]^_`{|}~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".__contains__
        return "".join(chr(each) if isPlain(each) else f"%{each:02X}" for each in character.encode(charset))
    except UnicodeEncodeError:
        return f"%26%23{ord(character)}%3B"
