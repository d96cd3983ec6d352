// The text of an email: rich where the editor library is there and can hold what the draft has, else a plain field.
import { icon, libraries, made } from "./page.js";
import { askAbout, edited, insertPictures, isPicture, mailed, own, pictureNode, pictureTool, withoutStrangers } from "./pictures.js";

// What the editor's schema keeps. A draft with anything else, made by a program, say, is edited as source.
const keepable = new Set([
    "P", "BR", "STRONG", "B", "EM", "I", "A", "UL", "OL", "LI", "BLOCKQUOTE", "H1", "H2", "H3", "U", "S", "IMG",
]);
const keepableAttributes = new Set(["href", "target", "rel", "data-inkling"]);
const keepableOfPictures = new Set(["src", "alt", "title", "width", "height"]);

/**
 * Starts writing. Answers `{ html(), text(), isEmpty(), set(html), insert(html), type(text), focus(), keeps(html) }`; `html` is null for plain
 * text. `draftID()` gives the id of the draft that pictures belong to, and `attachments()` what takes files up;
 * `hasPictures` is false where pictures can't be stored, and `more` are further tools, each `[icon, label, act(insert)]`.
 */
export async function startWriting(writing, changed, surroundings) {
    const field = writing.querySelector("textarea");
    const isHTML = writing.dataset.format === "html";
    const plain = plainWriting(field, isHTML, changed);
    if (isHTML && !canKeep(edited(field.value))) {
        writing.prepend(note("This email was made elsewhere, with markup that the editor would lose. You see its source, which stays as it is."));
        return plain;
    }
    try {
        const library = await import(`${libraries}/editor.js`);
        return richWriting(library, writing, field, isHTML, changed, surroundings);
    } catch {
        return plain;
    }
}

/** Whether the editor keeps all of it. */
function canKeep(html) {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    return [...body.querySelectorAll("*")].every((element) => {
        const isPicture = element.nodeName === "IMG";
        if (!keepable.has(element.nodeName) || isPicture && !own.test(element.getAttribute("src") ?? "")) return false;
        return [...element.attributes].every(({ name }) => (isPicture ? keepableOfPictures : keepableAttributes).has(name));
    });
}

function note(text) {
    return made("div", { class: "notice unsure" }, icon("info"), made("div", {}, text));
}

function plainWriting(field, isHTML, changed) {
    const putIn = (text) => {
        field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
        changed();
    };
    field.addEventListener("input", changed);
    return {
        html: () => (isHTML ? field.value : paragraphs(field.value)),
        text: () => (isHTML ? null : field.value),
        isEmpty: () => field.value.trim() === "",
        set: (html) => { field.value = isHTML ? html : words(html); },
        insert: (html) => putIn(isHTML ? html : words(html)),
        type: (text) => putIn(isHTML ? escaped(text) : text),
        keeps: () => true,
        focus: () => field.focus(),
    };
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const words = (html) => new DOMParser().parseFromString(html, "text/html").body.innerText;

/** Paragraphs of what was typed without an editor. */
export function paragraphs(text) {
    const holder = made("div");
    for (const block of text.split(/\n{2,}/).filter((each) => each.trim())) {
        const paragraph = made("p");
        block.split("\n").forEach((line, index) => paragraph.append(...(index ? [made("br")] : []), line));
        holder.append(paragraph);
    }
    return holder.innerHTML;
}

function richWriting(library, writing, field, isHTML, changed, { draftID, attachments, hasPictures = true, more = [] }) {
    const place = made("div");
    field.after(place);
    const L = library;
    const editor = new L.Editor({
        element: place,
        injectCSS: false,
        extensions: [
            L.Document, L.Paragraph, L.Text, L.HardBreak, L.Bold, L.Italic, L.Underline, L.Strike,
            L.Heading.configure({ levels: [1, 2, 3] }), L.BulletList, L.OrderedList, L.ListItem, L.Blockquote,
            linkMark(L),
            pictureNode(L), L.Dropcursor,
            L.Placeholder.configure({ placeholder: "Write your message…" }), L.UndoRedo ?? L.History,
        ],
        content: writing.dataset.begun ?? (isHTML ? edited(field.value) : paragraphs(field.value)),
        editorProps: {
            attributes: { "aria-labelledby": "body-label", role: "textbox", "aria-multiline": "true" },
            // Ctrl Enter sends; it must not break the line before.
            handleKeyDown: (_, event) => event.key === "Enter" && (event.ctrlKey || event.metaKey),
            transformPastedHTML: (html) => withoutStrangers(html, draftID()),
            handlePaste: (_, event) => takePictures(editor, event.clipboardData, attachments(), hasPictures),
            handleDrop: (view, event, _, isMoved) => !isMoved && takePictures(
                editor, event.dataTransfer, attachments(), hasPictures, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos),
            handleDoubleClickOn: (_, __, node, position) => node.type.name === "image" && (askAbout(editor, position), true),
        },
        onUpdate: changed,
    });
    const type = (text) => editor.chain().insertContent({ type: "text", text }).run();
    field.hidden = true;
    writing.querySelector("[name=format]").value = "html";
    const tools = toolsFor(editor, attachments, hasPictures, more);
    writing.prepend(tools);
    return {
        html: () => mailed(editor.getHTML()),
        text: () => null,
        isEmpty: () => editor.isEmpty,
        set: (html) => editor.commands.setContent(edited(html), { emitUpdate: false }),
        // What has no elements would be taken as it stands, character references and all.
        insert: (html) => (/<[a-z]/i.test(html) ? editor.chain().insertContent(edited(html)).run() : type(words(html))),
        type,
        keeps: canKeep,
        focus: () => editor.commands.focus(),
    };
}

/** The editor's mark for links; `unfollowed` is what leaves one as it is when it is sent. */
function linkMark(library) {
    return library.Link.extend({
        addKeyboardShortcuts: () => ({}),
        addAttributes() {
            return {
                ...this.parent?.(),
                unfollowed: {
                    default: false,
                    parseHTML: (element) => element.dataset.inkling?.toLowerCase() === "off",
                    renderHTML: ({ unfollowed }) => (unfollowed ? { "data-inkling": "off" } : {}),
                },
            };
        },
    }).configure({ openOnClick: false, autolink: true, linkOnPaste: true, defaultProtocol: "https" });
}

/** Takes what is pasted or dropped into the text: pictures stand there, other files beside. Says whether it did. */
function takePictures(editor, data, attachments, hasPictures, position) {
    const files = [...data?.files ?? []];
    // Word processors put a picture of the words beside the words.
    if (files.length === 0 || data.types.includes("text/plain")) return false;
    const pictures = hasPictures ? files.filter(isPicture) : [];
    insertPictures(pictures, editor, attachments, position);
    attachments.add(files.filter((file) => !pictures.includes(file)));
    return true;
}

function toolsFor(editor, attachments, hasPictures, more) {
    const chain = () => editor.chain().focus();
    const tools = [
        ["bold", "Bold (Ctrl B)", () => chain().toggleBold().run(), "bold"],
        ["italic", "Italic (Ctrl I)", () => chain().toggleItalic().run(), "italic"],
        ["link", "Link (Ctrl K)", () => askForLink(editor), "link"],
        ...(hasPictures ? [["picture", "Picture", () => pictureTool(editor, attachments()), "image"]] : []),
        ["bullets", "List", () => chain().toggleBulletList().run(), "bulletList"],
        ["numbers", "Numbered list", () => chain().toggleOrderedList().run(), "orderedList"],
        ["quote", "Quote", () => chain().toggleBlockquote().run(), "blockquote"],
        ...more.map(([sign, label, act]) => [sign, label, () => act((text) => chain().insertContent({ type: "text", text }).run()), null]),
        ["undo", "Undo (Ctrl Z)", () => chain().undo().run(), null],
        ["redo", "Redo (Ctrl Shift Z)", () => chain().redo().run(), null],
    ];
    const bar = made("div", { class: "tools", role: "toolbar", "aria-label": "Form of the text" });
    const buttons = tools.map(([sign, label, act, mark], index) => {
        const button = made("button", { type: "button", "aria-label": label, title: label, tabindex: index ? "-1" : "0" }, icon(sign));
        if (mark) button.setAttribute("aria-pressed", "false");
        button.addEventListener("click", act);
        button.addEventListener("pointerdown", (event) => event.preventDefault());
        return { button, mark };
    });
    bar.append(...buttons.map(({ button }) => button));
    bar.addEventListener("keydown", (event) => walk(event, buttons.map(({ button }) => button)));
    editor.on("transaction", () => {
        for (const { button, mark } of buttons) {
            if (mark) button.setAttribute("aria-pressed", String(editor.isActive(mark)));
        }
    });
    editor.view.dom.addEventListener("keydown", (event) => {
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
            event.preventDefault();
            askForLink(editor);
        }
    });
    return bar;
}

/** One stop of the Tab key for the whole toolbar; arrows go through it. */
function walk(event, buttons) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = buttons[(buttons.indexOf(document.activeElement) + by + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
    event.preventDefault();
}

function askForLink(editor) {
    const dialog = document.getElementById("link");
    const form = dialog.querySelector("form");
    const link = editor.getAttributes("link");
    const state = document.querySelector("[data-following] [data-state]")?.dataset.state ?? "on";
    form.url.value = link.href ?? "";
    form.unfollowed.checked = link.unfollowed === true;
    form.unfollowed.disabled = state !== "on";
    form.querySelector("[data-follow-hint]").hidden = state === "on";
    dialog.returnValue = "cancel";
    dialog.addEventListener("close", () => {
        const url = form.url.value.trim();
        const chain = editor.chain().focus().extendMarkRange("link");
        if (dialog.returnValue === "remove") chain.unsetLink().run();
        if (dialog.returnValue !== "apply" || !url) return;
        const href = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
        const attrs = { href, unfollowed: form.unfollowed.checked };
        const hasWords = !editor.state.selection.empty || editor.isActive("link");
        if (hasWords) chain.setLink(attrs).run();
        else chain.insertContent({ type: "text", text: url, marks: [{ type: "link", attrs }] }).run();
    }, { once: true });
    dialog.showModal();
}
