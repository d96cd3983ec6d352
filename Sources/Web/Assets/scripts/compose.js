// The page on which an email is written.
import { api, made } from "./page.js";
import { peopleBox } from "./people-box.js";
import { startWriting } from "./editor.js";
import { Keeper, ownKey } from "./keeper.js";
import { carry, say } from "./toast.js";
import { startFollowing } from "./following.js";
import { startAttachments } from "./attachments.js";
import { tidyPictures } from "./pictures.js";
import { startReminder } from "./reminder.js";
import { startTemplates } from "./templates.js";
import { momentIn, putMoment } from "./times.js";
import { clearWrong, markWrong, offerChoice, offerLeft, showWrong } from "./trouble.js";
import { picker } from "./picker.js";

export async function startComposing(form) {
    const hiddenLines = ["cc", "bcc"].map((name) => form.querySelector(`[data-people=${name}]`));
    let changed = () => {};
    const boxes = [...form.querySelectorAll("[data-people]")].map((line) => peopleBox(line, () => changed("people")));
    hideEmpty(form, hiddenLines, boxes);
    const regarding = picker(form.elements.regarding, () => changed("people"));
    const surroundings = { draftID: () => keeper?.id ?? null, attachments: () => attachments };
    let keeper = null, attachments = null;
    const key = form.dataset.id ? null : await ownKey("draft", form.dataset.user);
    const writing = await startWriting(form.querySelector("[data-writing]"), () => changed("text"), surroundings);

    const reminder = startReminder(form, () => {
        keeper.changed();
        following.ask();
    });
    const read = () => ({ draft: { ...draftOf(form, boxes, writing), reminder: reminder.value(), regarding: regarding.id() }, about: form.elements.regarding.value, people: Object.fromEntries(boxes.map((box) => [box.name, box.people()])) });
    keeper = new Keeper({
        user: form.dataset.user,
        id: form.dataset.id ?? null,
        key,
        version: form.dataset.version ? Number(form.dataset.version) : null,
        read,
        told: (state, refusal, email) => {
            tell(form, keeper, state, refusal, email);
            if (state === "saved") following.ask();
        },
    });
    const following = startFollowing(form, boxes, reminder, () => keeper.changed());
    attachments = startAttachments(form, { draft: () => keeper.needID(), changed: () => following.take() });
    changed = (what) => {
        clearWrong(form);
        keeper.changed();
        if (what === "people") following.ask();
    };
    form.subject.addEventListener("input", () => changed("text"));
    form.querySelector("select[name=from]")?.addEventListener("change", () => changed("people"));
    form.elements.sendAt.addEventListener("input", () => changed("people"));

    const back = () => bringBack(form, keeper, boxes, writing, following, reminder, regarding);
    if (!back()) offerLeft(form, keeper, back);
    startTemplates(form, { keeper, boxes, writing, following, regarding, changed });
    startSending(form, { keeper, boxes, attachments, reminder, regarding, following });
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
    const sendAt = momentOf(form, "later")?.toISOString() ?? null;
    return { from, ...lists, subject: form.subject.value, ...body, follow: form.wish.value === "true", sendAt, template: form.elements.template.value || null };
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
    if (state === "changed") form.querySelector("[data-left]")?.remove();
    if (state === "saved") {
        form.querySelector("[data-delete]").hidden = false;
        form.dataset.id = email.id;
        for (const notice of form.querySelectorAll("[data-conflict], [data-problem]")) notice.remove();
    }
    if (state === "refused") showWrong(form, refusal);
    if (state === "loggedOut") {
        saved.append(" ", made("a", { href: `/login?next=${encodeURIComponent(location.pathname)}` }, "Log in"));
    }
    if (state === "conflict") offerChoice(form, keeper);
}

/** Brings back what an earlier page could not save; answers whether there was something. */
function bringBack(form, keeper, boxes, writing, following, reminder, regarding) {
    const left = keeper.left();
    if (!left) return false;
    if (keeper.id && left.version !== keeper.version) {
        keeper.isStopped = true;
        put(form, left, boxes, writing, reminder, regarding);
        offerChoice(form, keeper);
        return true;
    }
    put(form, left, boxes, writing, reminder, regarding);
    keeper.changed();
    following.ask();
    say("Brought back what was not saved yet.");
    return true;
}

function put(form, left, boxes, writing, reminder, regarding) {
    for (const box of boxes) {
        const people = left.people?.[box.name] ?? [];
        box.set(people);
        if (people.length) box.line.hidden = false;
    }
    form.subject.value = left.draft.subject ?? "";
    regarding.set(left.draft.regarding, left.about);
    form.wish.value = String(left.draft.follow);
    if (left.draft.reminder !== undefined) reminder.set(left.draft.reminder);
    form.elements.template.value = left.draft.template ?? "";
    putMoment(form.elements.sendAt, left.draft.sendAt ? new Date(left.draft.sendAt) : null);
    if (left.draft.sendAt) form.querySelector("[data-later]").open = true;
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
        const typed = momentIn(form.querySelector("[data-send-at]"));
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

function startSending(form, { keeper, boxes, attachments, reminder, regarding, following }) {
    let wasWarned = false, isSending = false, hasLeft = false;
    async function send(how, moment = null) {
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
        if (!reminder.isReady()) {
            say("Choose the day and the time at which you want to be reminded.", { isDanger: true });
            return reminder.focus();
        }
        if (regarding.isLoose()) {
            markWrong(form.elements.regarding.closest(".line"), "Choose what it is about from the list, or leave this empty.");
            return form.elements.regarding.focus();
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
            if (!await haveArrived(form, attachments)) return;
            if (reminder.isCounted()) {
                await following.leaving(moment);
                keeper.changed();
            }
            if (!await keeper.save()) return;
            await tidyPictures(keeper.id, keeper.read().draft.html);
            const { status } = await api("POST", `/emails/${keeper.id}/send`, how);
            hasLeft = true;
            keeper.isStopped = true;
            keeper.isDirty = false;
            keeper.forget();
            const back = { path: `/emails/${keeper.id}/unschedule`, then: `/compose/${keeper.id}` };
            if (status !== "scheduled") carry("On its way.");
            else if (keeper.read().draft.sendAt || moment) carry("Scheduled.", back);
            else carry("On its way.", back, Number(form.dataset.undoSeconds));
            location.assign(`/emails/${keeper.id}`);
        } catch (refusal) {
            showWrong(form, refusal);
            if (refusal.isOffline) say("It was not sent: the server can’t be reached. The draft is kept.", { isDanger: true });
        } finally {
            isSending = false;
            if (moment && !hasLeft) following.leaving(null);
            button.removeAttribute("aria-disabled");
        }
    }
    function act(pressed) {
        // A time that stands in the field is meant, also by whoever presses Enter in it: nothing leaves early by accident.
        const choice = pressed === "send" && form.querySelector("[data-send-at]").value ? "later" : pressed;
        if (!["later", "tomorrow", "monday"].includes(choice)) return send(held[choice]);
        const moment = momentOf(form, choice);
        if (moment) send({ sendAt: moment.toISOString() }, moment); else askForMoment(form);
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
