// Pictures in the text: inserted, pasted or dropped, stored at once, with a description and a width.
import { api } from "./page.js";
import { newKey, sizeWords } from "./upload.js";
import { say } from "./toast.js";

const kinds = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
const widest = 560;
// Phones show a picture no wider than they are; the editor's own copy goes without, for its style sheet says so.
const fluid = ' style="max-width:100%;height:auto"';

export const own = /^\/api\/v1\/emails\/([0-9a-f-]{36})\/images\/[0-9a-f-]{36}$/;

export const isPicture = (file) => kinds.has(file.type);

/** The editor's HTML as it is mailed, and back. */
export const mailed = (html) => html.replaceAll("<img ", `<img${fluid} `);
export const edited = (html) => html.replaceAll(fluid, "");

/** The editor's node for pictures: those of ours alone, since the page loads no others. */
export function pictureNode(library) {
    return library.Image.extend({ parseHTML: () => [{ tag: 'img[src^="/api/v1/emails/"]' }] }).configure({ inline: true });
}

/** Pasted markup without the pictures of other pages and of other emails: they would be missing in the mail. */
export function withoutStrangers(html, id) {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    const strangers = [...body.querySelectorAll("img")].filter((image) => own.exec(image.getAttribute("src") ?? "")?.[1] !== id);
    if (strangers.length === 0) return html;
    for (const image of strangers) image.remove();
    say("Pictures of other pages were left out. Save them, and drop them here.");
    return body.innerHTML;
}

/** A picture on its way into the text; `place` keeps where it goes while the text changes. */
class Picture {
    constructor(file, rules, editor, position) {
        Object.assign(this, { file, rules, editor, position, name: file.name || "picture", sign: "picture", key: newKey() });
        this.follow = ({ transaction }) => { this.position = transaction.mapping.map(this.position); };
        editor.on("transaction", this.follow);
    }

    get fault() {
        if (this.file.size <= Number(this.rules.largestPicture)) return "";
        return `It has ${sizeWords(this.file.size)}; a picture in the text has at most ${this.rules.largestPictureWords}. Make it smaller, or add it as a file.`;
    }

    path(id) { return `/emails/${id}/images?${new URLSearchParams({ filename: this.name })}`; }
    get doneWords() { return `${this.name} is in the text.`; }
    cancelled() { this.editor.off("transaction", this.follow); }

    async taken({ src }) {
        this.editor.off("transaction", this.follow);
        const width = await naturalWidth(src);
        const position = Math.min(this.position, this.editor.state.doc.content.size);
        const attrs = { src, alt: "", ...(width ? { width: Math.min(width, widest) } : {}) };
        this.editor.chain().insertContentAt(position, { type: "image", attrs }).run();
        // Asked for once all are there, for the newest alone: the others are named in Before you send.
        if (!document.querySelector("dialog[open]")) askAbout(this.editor, findPicture(this.editor, src));
    }
}

/** Puts pictures into the text at a position. */
export function insertPictures(files, editor, attachments, position = editor.state.selection.to) {
    const rules = document.querySelector("[data-attachments]").dataset;
    for (const file of files) attachments.take(new Picture(file, rules, editor, position));
}

/** Changes the picture that is selected, or lets one be chosen. */
export function pictureTool(editor, attachments) {
    const selected = editor.state.selection.node?.type.name === "image" ? editor.state.selection.from : null;
    if (selected !== null) return askAbout(editor, selected);
    const field = document.querySelector("[data-picture-field]");
    field.onchange = () => {
        insertPictures([...field.files], editor, attachments);
        field.value = "";
    };
    field.click();
}

/** Asks what a picture shows and how wide it is to be. */
export function askAbout(editor, position) {
    const node = position === null ? null : editor.state.doc.nodeAt(position);
    if (node?.type.name !== "image") return;
    const dialog = document.getElementById("picture");
    const form = dialog.querySelector("form");
    form.alt.value = node.attrs.alt ?? "";
    form.elements.width.value = node.attrs.width ?? "";
    dialog.returnValue = "cancel";
    dialog.addEventListener("close", () => {
        const chain = editor.chain().setNodeSelection(position);
        if (dialog.returnValue === "remove") chain.deleteSelection().focus().run();
        else if (dialog.returnValue === "apply") {
            chain.updateAttributes("image", { alt: form.alt.value.trim(), width: form.elements.width.value || null })
                .setTextSelection(position + 1).focus().run();
        } else editor.chain().setTextSelection(position + 1).focus().run();
    }, { once: true });
    dialog.showModal();
}

/** Throws away stored pictures that no longer stand in the text; what is undone before sending keeps its own. */
export async function tidyPictures(id, html) {
    const { items } = await api("GET", `/emails/${id}/images`);
    const unused = items.filter(({ src }) => !(html ?? "").includes(src));
    await Promise.all(unused.map((image) => api("DELETE", `/emails/${id}/images/${image.id}`).catch(() => null)));
}

function findPicture(editor, src) {
    let found = null;
    editor.state.doc.descendants((node, position) => { if (node.attrs.src === src) found = position; });
    return found;
}

function naturalWidth(src) {
    return new Promise((resolve) => {
        const image = new Image();
        image.addEventListener("load", () => resolve(image.naturalWidth));
        image.addEventListener("error", () => resolve(0));
        image.src = src;
    });
}
