// The page on which a template is written: saved when its writer says so, kept in this browser until then.
import { api, post } from "./page.js";
import { peopleBox } from "./people-box.js";
import { startWriting } from "./editor.js";
import { startAttachments } from "./attachments.js";
import { Keeper, ownKey } from "./keeper.js";
import { morph } from "./morph.js";
import { carry, say } from "./toast.js";
import { clearWrong, offerChoice, offerLeft, showWrong } from "./trouble.js";
import { startPlaceholders } from "./placeholders.js";

const wait = 400;

export async function startTemplate(form) {
    let changed = () => {}, keeper = null, attachments = null;
    const key = form.dataset.id ? null : await ownKey("template", form.dataset.user);
    const placeholders = startPlaceholders(form);
    const writing = await startWriting(form.querySelector("[data-writing]"), () => changed(), {
        draftID: () => keeper?.id ?? null,
        attachments: () => attachments,
        hasPictures: false,
        more: [["braces", "Placeholder (Ctrl Shift L)", (insert) => placeholders.ask(insert)]],
    });
    const read = () => ({ draft: contentOf(form, writing) });
    keeper = new Keeper({
        user: form.dataset.user,
        id: form.dataset.id ?? null,
        key,
        version: form.dataset.version ? Number(form.dataset.version) : null,
        kind: "templates", page: "/templates", name: "template", isPatient: true,
        read,
        told: (state, refusal, template) => tell(form, keeper, state, refusal, template),
    });
    const preview = startPreview(form, read);
    attachments = startAttachments(form, { draft: () => needID(form, keeper), changed: () => preview.take(), kind: "templates" });
    changed = () => {
        clearWrong(form);
        keeper.changed();
        preview.ask();
    };
    for (const name of ["name", "language", "subject"]) form.elements[name].addEventListener("input", () => changed());
    form.elements.shared?.addEventListener("change", () => changed());
    const back = () => bringBack(form, keeper, writing, preview);
    if (!back()) offerLeft(form, keeper, back, "template");
    startSaving(form, keeper, attachments);
    startDeleting(form, keeper, attachments);
    placeholders.listen(writing);
    if (!form.elements.name.value && document.activeElement === document.body) form.elements.name.focus();
}

function contentOf(form, writing) {
    const body = writing.isEmpty() ? { html: null, text: null } : { html: writing.html(), text: writing.text() };
    return {
        name: form.elements.name.value, language: form.elements.language.value.trim(), ...shared(form),
        subject: form.subject.value, ...body,
    };
}

function shared(form) {
    return form.elements.shared ? { shared: form.elements.shared.value === "true" } : {};
}

/** Files belong to a template that is there: one without a name yet gets that of its subject. */
function needID(form, keeper) {
    const { name, subject } = form.elements;
    if (!keeper.id && !name.value.trim()) name.value = subject.value.trim().slice(0, 200) || "New template";
    return keeper.needID();
}

function tell(form, keeper, state, refusal, template) {
    const saved = form.querySelector("[data-saved]");
    saved.textContent = {
        changed: "Not saved yet; kept in this browser.", saving: "Saving…", saved: "Saved",
        unsaved: "Not saved: no connection. It is kept in this browser; save again.",
        loggedOut: "You were logged out. What you typed is kept in this browser.", refused: "Not saved: see above.",
        conflict: "Not saved: changed in another window.",
    }[state];
    if (state === "changed") form.querySelector("[data-left]")?.remove();
    if (state === "saved") {
        form.dataset.id = template.id;
        form.querySelector("[data-delete]").hidden = false;
        form.querySelector("[data-conflict]")?.remove();
        document.querySelector("h1").textContent = template.name;
    }
    if (state === "refused") showWrong(form, refusal);
    if (state === "conflict") offerChoice(form, keeper, "template");
}

/** Brings back what an earlier page did not save; answers whether there was something. */
function bringBack(form, keeper, writing, preview) {
    const left = keeper.left();
    if (!left) {
        preview.take();
        return false;
    }
    const { name, language, subject, shared: isShared, html, text } = left.draft;
    Object.assign(form.elements.name, { value: name ?? "" });
    Object.assign(form.elements.language, { value: language ?? "" });
    form.subject.value = subject ?? "";
    if (form.elements.shared && isShared !== undefined) form.elements.shared.value = String(isShared);
    writing.set(html ?? text ?? "");
    preview.take();
    if (keeper.id && left.version !== keeper.version) {
        keeper.isStopped = true;
        offerChoice(form, keeper, "template");
        return true;
    }
    keeper.changed();
    say("Brought back what was not saved yet.");
    return true;
}

function startSaving(form, keeper, attachments) {
    async function save() {
        // Who only looks at somebody else's has nothing to save.
        if (!form.querySelector("[data-delete]")) return;
        clearWrong(form);
        keeper.isDirty = true;
        await attachments.idle();
        if (await keeper.save()) say("Saved.");
    }
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (event.submitter?.value !== "delete") save();
    });
    document.addEventListener("keydown", (event) => {
        const isSave = event.key === "Enter" || event.key.toLowerCase() === "s" && !event.shiftKey;
        if (!isSave || !(event.ctrlKey || event.metaKey) || document.querySelector("dialog[open]")) return;
        event.preventDefault();
        save();
    });
}

function startDeleting(form, keeper, attachments) {
    form.querySelector("[data-delete]")?.addEventListener("click", async (event) => {
        event.preventDefault();
        if (!keeper.id) return;
        attachments.cancelAll();
        try {
            const { undo } = await api("DELETE", `/templates/${keeper.id}`);
            keeper.isStopped = true;
            keeper.isDirty = false;
            keeper.forget();
            carry("Template deleted.", { path: `/templates/${keeper.id}/restore`, body: { undo }, then: `/templates/${keeper.id}` });
            location.assign("/templates");
        } catch (refusal) {
            say(`The template is still there. ${refusal.message}`, { isDanger: true });
        }
    });
}

/** How it reads for somebody, made by the server of what stands in the fields. Answers `{ ask(), take() }`. */
function startPreview(form, read) {
    const place = document.querySelector("[data-preview]");
    const line = document.querySelector("[data-people=previewFor]");
    const person = peopleBox(line, () => ask());
    let timer = 0, latest = 0;

    async function take() {
        const number = ++latest;
        const { draft } = read();
        const chosen = person.people().find((each) => !each.isWrong);
        const answer = await post("/templates/preview", {
            id: form.dataset.id ?? "", subject: draft.subject, body: draft.html ?? draft.text ?? "",
            format: draft.html === null && draft.text !== null ? "text" : "html", previewFor: chosen?.address ?? "",
        }).catch(() => null);
        if (answer === null || number !== latest) return;
        const newer = new DOMParser().parseFromString(answer, "text/html").body;
        for (const [old, name] of [[place, "[data-preview]"], [form.querySelector("[data-stored-files]"), "[data-stored-files]"]]) {
            const other = newer.querySelector(name);
            if (other) morph(old, other);
        }
    }

    function ask() {
        clearTimeout(timer);
        timer = setTimeout(take, wait);
    }

    return { ask, take };
}
