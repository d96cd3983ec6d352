// Files of a sent email: replaced, taken back, offered again, offered for longer; each can be undone where it can be.
import { api, made } from "./page.js";
import { newKey, reason, send } from "./upload.js";
import { refresh } from "./live.js";
import { say } from "./toast.js";

/** Listens on the whole page, since the list is fetched anew when something happened. */
export function startSentFiles() {
    document.addEventListener("change", ({ target }) => {
        if (!target.matches("[data-replacement]") || !target.files[0]) return;
        const line = document.querySelector(`[data-file-path="${target.dataset.path}"]`);
        if (line) replaceBy(line, target.files[0]);
        target.value = "";
    });
    document.addEventListener("click", (event) => {
        const line = event.target.closest("[data-file-path]");
        const on = (selector) => line && event.target.closest(selector);
        if (on("[data-replaces]")) choose(line);
        const revoke = on("[data-revokes]"), extend = on("[data-extends]");
        if (revoke) change(line, revoke.dataset.revokes === "true" ? taking : offering);
        if (extend) change(line, longer(extend.dataset.extends));
    });
}

const taking = { now: { revoked: true }, back: { revoked: false }, words: (name) => `${name} is taken back. Its link says so at once.` };
const offering = { now: { revoked: false }, back: { revoked: true }, words: (name) => `${name} is offered again.` };
const longer = (until) => ({ now: { expiresAt: until }, back: null, words: (name) => `${name} is offered for 30 days more.` });

async function change(line, { now, back, words }) {
    const path = apiPath(line), { name } = line.dataset;
    try {
        const before = await api("GET", path);
        await api("PATCH", path, now);
        await refresh();
        keepFocus(path);
        // A file whose time is over can't be given back its old end, which lies in the past.
        const undone = back ?? (Date.parse(before.expiresAt) > Date.now() ? { expiresAt: before.expiresAt } : null);
        say(words(name), { undo: undone && (() => undo(path, name, undone)) });
    } catch (refusal) {
        say(`${name} stays as it is. ${reason(refusal)}`, { isDanger: true });
    }
}

async function undo(path, name, body) {
    try {
        await api("PATCH", path, body);
        await refresh();
        keepFocus(path);
    } catch (refusal) {
        say(`It could not be undone: ${name}. ${reason(refusal)}`, { isDanger: true });
    }
}

/** Lets another content be chosen. */
function choose(line) {
    const field = document.querySelector("[data-replacement]");
    field.dataset.path = line.dataset.filePath;
    field.click();
}

/** Replaces the content; the one before is kept for a while, so that it can be put back. */
async function replaceBy(line, file) {
    const path = apiPath(line), { name } = line.dataset;
    const bar = made("progress", { max: "1", value: "0", "aria-label": `The new ${name} on its way up` });
    line.querySelector(".actions").append(bar);
    try {
        const progress = (share) => { bar.value = share; };
        const answer = await send("PUT", `${path}/content`, file, { key: newKey(), progress }).done;
        await refresh();
        keepFocus(path);
        const undo = answer?.undo && (() => putBack(path, name, answer.undo));
        say(`${name} is replaced. Links that are out already lead to the new one.`, { undo });
    } catch (refusal) {
        say(`${name} was not replaced. ${reason(refusal)}`, { isDanger: true });
    } finally {
        bar.remove();
    }
}

async function putBack(path, name, undo) {
    try {
        await api("POST", `${path}/restore`, { undo });
        await refresh();
        keepFocus(path);
    } catch (refusal) {
        say(`It could not be undone: ${name}. ${reason(refusal)}`, { isDanger: true });
    }
}

const apiPath = (line) => line.dataset.filePath.replace("/api/v1", "");

function keepFocus(path) {
    if (document.activeElement !== document.body) return;
    document.querySelector(`[data-file-path="/api/v1${path}"] .actions button`)?.focus();
}
