// The page on which an email is written.
import { api, icon, made } from "./page.js";
import { peopleBox } from "./people-box.js";
import { startWriting } from "./editor.js";
import { Keeper } from "./keeper.js";
import { carry, say } from "./toast.js";
import { startFollowing } from "./following.js";
import { startAttachments } from "./attachments.js";
import { tidyPictures } from "./pictures.js";

export async function startComposing(form) {
    const hiddenLines = ["cc", "bcc"].map((name) => form.querySelector(`[data-people=${name}]`));
    let changed = () => {};
    const boxes = [...form.querySelectorAll("[data-people]")].map((line) => peopleBox(line, () => changed("people")));
    hideEmpty(form, hiddenLines, boxes);
    const surroundings = { draftID: () => keeper?.id ?? null, attachments: () => attachments };
    let keeper = null, attachments = null;
    const writing = await startWriting(form.querySelector("[data-writing]"), () => changed("text"), surroundings);

    const read = () => ({ draft: draftOf(form, boxes, writing), people: Object.fromEntries(boxes.map((box) => [box.name, box.people()])) });
    keeper = new Keeper({
        user: form.dataset.user,
        id: form.dataset.id ?? null,
        version: form.dataset.version ? Number(form.dataset.version) : null,
        read,
        told: (state, refusal, email) => {
            tell(form, keeper, state, refusal, email);
            if (state === "saved") following.ask();
        },
    });
    const following = startFollowing(form, boxes, () => keeper.changed());
    attachments = startAttachments(form, { draft: () => keeper.needID(), changed: () => following.take() });
    changed = (what) => {
        clearWrong(form);
        keeper.changed();
        if (what === "people") following.ask();
    };
    form.subject.addEventListener("input", () => changed("text"));
    form.querySelector("select[name=from]")?.addEventListener("change", () => changed("people"));

    bringBack(form, keeper, boxes, writing, following);
    startSending(form, keeper, boxes, attachments);
    startDeleting(form, keeper, attachments);
    focusFirst(form, boxes, writing);
}

function draftOf(form, boxes, writing) {
    const right = (box) => box.people().filter((person) => !person.isWrong)
        .map(({ name, address }) => (name ? { name, address } : { address }));
    const lists = Object.fromEntries(boxes.map((box) => [box.name, right(box)]));
    const text = writing.text();
    const body = writing.isEmpty() ? { html: null, text: null } : { html: writing.html(), text };
    const from = { name: form.dataset.name || null, address: form.elements.from.value };
    return { from, ...lists, subject: form.subject.value, ...body, follow: form.wish.value === "true" };
}

function hideEmpty(form, lines, boxes) {
    for (const line of lines) {
        const name = line.dataset.people;
        const button = form.querySelector(`[data-shows=${name}]`);
        const box = boxes.find((each) => each.name === name);
        line.hidden = box.people().length === 0 && !line.classList.contains("is-wrong");
        button.hidden = !line.hidden;
        button.addEventListener("click", () => {
            line.hidden = false;
            button.hidden = true;
            box.focus();
        });
    }
}

function focusFirst(form, boxes, writing) {
    if (document.activeElement !== document.body) return;
    const [to] = boxes;
    if (to.people().length === 0) to.focus(); else if (!form.subject.value) form.subject.focus(); else writing.focus();
}

function tell(form, keeper, state, refusal, email) {
    const saved = form.querySelector("[data-saved]");
    const words = {
        changed: "", saving: "Saving…", saved: "Saved", unsaved: "Not saved yet: no connection. It is kept in this browser.",
        loggedOut: "You were logged out. What you typed is kept in this browser.", refused: "Not saved: see above.",
        conflict: "Not saved: changed in another window.",
    };
    if (state !== "changed" || saved.textContent === "Saved") saved.textContent = words[state];
    if (state === "saved") {
        form.querySelector("[data-delete]").hidden = false;
        form.dataset.id = email.id;
        form.querySelector("[data-conflict]")?.remove();
    }
    if (state === "refused") showWrong(form, refusal);
    if (state === "loggedOut") {
        saved.append(" ", made("a", { href: `/login?next=${encodeURIComponent(location.pathname)}` }, "Log in"));
    }
    if (state === "conflict") offerChoice(form, keeper);
}

function offerChoice(form, keeper) {
    if (form.querySelector("[data-conflict]")) return;
    const load = made("button", { type: "button", class: "button small" }, "Load the other one");
    const keep = made("button", { type: "button", class: "button small" }, "Keep this one");
    load.addEventListener("click", () => { keeper.forget(); location.reload(); });
    keep.addEventListener("click", async () => { if (await keeper.overwrite().catch(() => false)) notice.remove(); });
    const notice = made(
        "div", { class: "notice unsure", role: "alert", "data-conflict": "" }, icon("info"),
        made("div", {}, made("p", {}, "This draft was changed in another window. What you typed here is still here."),
            made("div", { class: "actions" }, load, keep)));
    form.prepend(notice);
}

function clearWrong(form) {
    for (const wrong of form.querySelectorAll(".line .wrong")) wrong.remove();
    for (const line of form.querySelectorAll(".is-wrong.line")) line.classList.remove("is-wrong");
    for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    form.querySelector("[data-problem]")?.remove();
}

/** Puts each error beside the thing it is about: `/to/0/address`, `/subject`, `/html`. */
function showWrong(form, refusal) {
    clearWrong(form);
    const others = [];
    for (const { pointer, detail } of refusal.errors) {
        const name = pointer.split("/")[1];
        const line = form.querySelector(`[data-people="${name}"]`) ?? form.elements[name]?.closest?.(".line");
        if (line) markWrong(line, detail); else others.push(detail);
    }
    if (refusal.errors.length === 0) others.push(refusal.message);
    if (others.length) form.prepend(made("div", { class: "notice danger", role: "alert", "data-problem": "" }, icon("failed"), made("div", {}, others.join(" "))));
}

function markWrong(line, detail) {
    const field = line.querySelector("input, select");
    const id = `${field.id}-wrong`;
    line.hidden = false;
    line.classList.add("is-wrong");
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", id);
    document.getElementById(id)?.remove();
    line.append(made("p", { class: "wrong", id }, icon("failed"), detail));
}

/** Brings back what an earlier page could not save. */
function bringBack(form, keeper, boxes, writing, following) {
    const left = keeper.left();
    if (!left) return;
    if (keeper.id && left.version !== keeper.version) {
        keeper.isStopped = true;
        put(form, left, boxes, writing);
        return offerChoice(form, keeper);
    }
    put(form, left, boxes, writing);
    keeper.changed();
    following.ask();
    say("Brought back what was not saved yet.");
}

function put(form, left, boxes, writing) {
    for (const box of boxes) {
        const people = left.people?.[box.name] ?? [];
        box.set(people);
        if (people.length) box.line.hidden = false;
    }
    form.subject.value = left.draft.subject ?? "";
    form.wish.value = String(left.draft.follow);
    writing.set(left.draft.html ?? left.draft.text ?? "");
}

/** Waits for files on their way up; says whether all of them arrived. */
async function haveArrived(form, attachments) {
    if (attachments.isBusy()) form.querySelector("[data-saved]").textContent = "It is sent once the files are there…";
    await attachments.idle();
    const [failed] = attachments.failed();
    if (!failed) return true;
    form.querySelector("[data-saved]").textContent = "Not sent: a file is missing.";
    failed.line.querySelector("button").focus();
    return false;
}

// How a held email goes all the same.
const held = { sendBare: { withoutFiles: true }, sendAllowed: { withoutObjectors: true } };

/** When a button of *Send later* means, in the time of this browser; null where the field says nothing that is ahead. */
function momentOf(form, choice) {
    if (choice === "later") {
        const typed = new Date(form.querySelector("[data-send-at]").value);
        return typed > new Date() ? typed : null;
    }
    const moment = new Date();
    const days = choice === "tomorrow" ? 1 : (8 - moment.getDay()) % 7 || 7;
    moment.setDate(moment.getDate() + days);
    moment.setHours(8, 0, 0, 0);
    return moment;
}

function askForMoment(form) {
    const field = form.querySelector("[data-send-at]");
    field.setAttribute("aria-invalid", "true");
    field.closest("details").open = true;
    field.focus();
    say("Choose a day and a time that are still ahead.", { isDanger: true });
}

function startSending(form, keeper, boxes, attachments) {
    let wasWarned = false, isSending = false;
    async function send(how = undefined) {
        if (isSending) return;
        for (const box of boxes) box.takeTyped();
        clearWrong(form);
        const wrong = boxes.flatMap((box) => box.people().filter((person) => person.isWrong).map((person) => ({ box, person })));
        for (const { box, person } of wrong) markWrong(box.line, `“${person.typed ?? person.address}” is not an address. Mend or remove it.`);
        if (wrong.length) return wrong[0].box.focus();
        if (boxes.every((box) => box.people().length === 0)) {
            markWrong(boxes[0].line, "Add at least one recipient.");
            return boxes[0].focus();
        }
        if (!form.subject.value.trim() && !wasWarned) {
            wasWarned = true;
            markWrong(form.subject.closest(".line"), "There is no subject yet. Write one, or press Send again to send it without.");
            return form.subject.focus();
        }
        isSending = true;
        const button = form.querySelector("[data-send]");
        button.setAttribute("aria-disabled", "true");
        try {
            if (!await haveArrived(form, attachments) || !await keeper.save()) return;
            await tidyPictures(keeper.id, keeper.read().draft.html);
            const { status } = await api("POST", `/emails/${keeper.id}/send`, how);
            keeper.isStopped = true;
            keeper.isDirty = false;
            keeper.forget();
            const back = { path: `/emails/${keeper.id}/unschedule`, then: `/compose/${keeper.id}` };
            if (status === "scheduled") carry(how?.sendAt ? "Scheduled." : "On its way.", back); else carry("On its way.");
            location.assign(`/emails/${keeper.id}`);
        } catch (refusal) {
            showWrong(form, refusal);
            if (refusal.isOffline) say("It was not sent: the server can’t be reached. The draft is kept.", { isDanger: true });
        } finally {
            isSending = false;
            button.removeAttribute("aria-disabled");
        }
    }
    function act(pressed) {
        // A time that stands in the field is meant, also by whoever presses Enter in it: nothing leaves early by accident.
        const choice = pressed === "send" && form.querySelector("[data-send-at]").value ? "later" : pressed;
        if (!["later", "tomorrow", "monday"].includes(choice)) return send(held[choice]);
        const moment = momentOf(form, choice);
        if (moment) send({ sendAt: moment.toISOString() }); else askForMoment(form);
    }
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (event.submitter?.value !== "delete") act(event.submitter?.value ?? "send");
    });
    document.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            act("send");
        }
    });
    // Enter in the subject goes on to the text instead of sending by accident.
    form.subject.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        form.querySelector(".ProseMirror, textarea:not([hidden])")?.focus();
    });
}

function startDeleting(form, keeper, attachments) {
    form.querySelector("[data-delete]").addEventListener("click", async (event) => {
        event.preventDefault();
        if (!keeper.id) return;
        attachments.cancelAll();
        keeper.isStopped = true;
        clearTimeout(keeper.timer);
        await keeper.running;
        try {
            const { undo } = await api("DELETE", `/emails/${keeper.id}`);
            keeper.isDirty = false;
            keeper.forget();
            carry("Draft deleted.", { path: `/emails/${keeper.id}/restore`, body: { undo }, then: `/compose/${keeper.id}` });
            location.assign("/drafts");
        } catch (refusal) {
            keeper.isStopped = false;
            say(`The draft is still there. ${refusal.message}`, { isDanger: true });
        }
    });
}
