// Short messages at the foot of the page that offer to undo, for ten seconds unless it can be undone for longer or less long.
import { made } from "./page.js";

const lifetime = 10_000;
const carried = "inkling-carried";
let latestUndo = null;

/** Says it. `undo` is a function; `link` is `{ href, text }`. */
export function say(text, { undo = null, link = null, isDanger = false, seconds = lifetime / 1000 } = {}) {
    const toast = made("div", { class: isDanger ? "toast is-danger" : "toast" }, made("span", {}, text));
    let timer = 0;
    const close = () => {
        clearTimeout(timer);
        toast.remove();
        if (latestUndo === act) latestUndo = null;
    };
    const act = () => { close(); undo?.(); };
    if (undo) {
        const button = made("button", { type: "button" }, "Undo");
        button.addEventListener("click", act);
        toast.append(button);
        latestUndo = act;
    }
    if (link) {
        const anchor = made("button", { type: "button" }, link.text);
        anchor.addEventListener("click", () => location.assign(link.href));
        toast.append(anchor);
    }
    const rest = () => { clearTimeout(timer); timer = setTimeout(close, seconds * 1000); };
    toast.addEventListener("pointerenter", () => clearTimeout(timer));
    toast.addEventListener("pointerleave", rest);
    rest();
    const toasts = document.getElementById("toasts");
    while (toasts.children.length > 2) toasts.firstElementChild.remove();
    toasts.append(toast);
}

/** Undoes what the newest message offers to undo; answers whether there was one. */
export function undoLatest() {
    const act = latestUndo;
    act?.();
    return act !== null;
}

/** Says it on the next page, for so many seconds from now. `undo` is `{ path, body, then }`: a call of the API, and a page to go to. */
export function carry(text, undo, seconds = lifetime / 1000) {
    sessionStorage.setItem(carried, JSON.stringify({ text, undo, until: Date.now() + seconds * 1000 }));
}

/** Says what the page before left behind. */
export function sayCarried(api) {
    const message = JSON.parse(sessionStorage.getItem(carried) ?? "null");
    sessionStorage.removeItem(carried);
    const seconds = ((message?.until ?? 0) - Date.now()) / 1000;
    if (seconds <= 0) return;
    const undo = message.undo && (async () => {
        try {
            await api("POST", message.undo.path, message.undo.body);
            location.assign(message.undo.then);
        } catch (refusal) {
            say(`It could not be undone. ${refusal.message}`, { isDanger: true });
        }
    });
    say(message.text, { undo, seconds });
}
