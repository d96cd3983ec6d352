"""The contenders of `Benchmarks/rewrite` that are written in Python: each run is one turn, and prints one line of JSON.

  anchors.py lolhtml|lolhtml-through|pytracking LIST PASSES      HTML documents
  anchors.py first|further|first-plain|further-plain FILE COUNT  whole messages, with sealed addresses or with plain ones
"""

import email
import email.policy
import json
import sys
import time


def timed(work):
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


class Replacer:
    """Replaces what stands in `a[href]`, as lol_html's callbacks do it."""

    def __init__(self):
        self.links = 0

    def element(self, element):
        if element.get_attribute("href").startswith(("http://", "https://")):
            element.set_attribute("href", f"https://track.example/c/{self.links}")
            self.links += 1


def with_lolhtml(document, replaces=True):
    import lolhtml
    written = bytearray()
    rewriter = lolhtml.HTMLRewriter(written.extend)
    replacer = Replacer()
    if replaces:
        rewriter.on("a[href]", replacer)
    rewriter.write(document)
    rewriter.end()
    return len(written), replacer.links


def configuration(sealed=False):
    import pytracking
    key = None
    if sealed:
        from cryptography.fernet import Fernet
        key = Fernet.generate_key()
    return pytracking.Configuration(base_open_tracking_url="https://track.example/o/",
                                    base_click_tracking_url="https://track.example/c/", encryption_bytestring_key=key)


def with_pytracking(document, settings):
    import pytracking.html
    return len(pytracking.html.adapt_html(document, extra_metadata={"copy": 0}, configuration=settings).encode()), 0


def documents(contender, path, passes):
    files = [open(name, "rb").read() for name in open(path).read().splitlines()]
    settings = configuration() if contender == "pytracking" else None
    work = {"lolhtml": with_lolhtml, "lolhtml-through": lambda document: with_lolhtml(document, replaces=False),
            "pytracking": lambda document: with_pytracking(document, settings)}[contender]
    usable = []
    for document in files:
        try:
            work(document)
            usable.append(document)
        except Exception:  # lxml refuses documents without elements
            continue
    written = links = 0

    def run():
        nonlocal written, links
        written = links = 0
        for document in usable:
            count, found = work(document)
            written, links = written + count, links + found

    return {"seconds": [timed(run) for _ in range(passes)], "documents": len(usable), "refused": len(files) - len(usable),
            "bytes": sum(map(len, usable)), "links": links, "written": written}


def rewritten(message, number, settings):
    """One recipient's copy of a parsed message."""
    import pytracking.html
    part = message.get_body(("html",))
    if not hasattr(message, "original"):
        message.original = part.get_content()
    html = pytracking.html.adapt_html(message.original, extra_metadata={"recipient": number}, configuration=settings)
    part.set_content(html, subtype="html", cte="quoted-printable")
    return message.as_bytes()


def messages(turn, path, count):
    raw = open(path, "rb").read()
    settings = configuration(sealed=not turn.endswith("-plain"))
    read = lambda: email.message_from_bytes(raw, policy=email.policy.SMTP)
    written, seconds, once = 0, [], read()
    for number in range(count + 1):
        begin = time.perf_counter()
        copy = rewritten(read() if turn.startswith("first") else once, number, settings)
        seconds.append(time.perf_counter() - begin)
        written = len(copy)
    # The first one imports and compiles, and does not count.
    return {"seconds": seconds[1:], "bytes": len(raw), "written": written}


def main():
    turn, path, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    what = documents if turn in ("lolhtml", "lolhtml-through", "pytracking") else messages
    print(json.dumps(what(turn, path, count)))


if __name__ == "__main__":
    main()
