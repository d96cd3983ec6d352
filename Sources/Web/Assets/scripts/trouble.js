// What is wrong with what was typed, each beside its place, and what another window did meanwhile.
import { icon, made } from "./page.js";
import { showTimes } from "./times.js";
import { say } from "./toast.js";

/** Two windows changed the same: whoever types decides which one stays. `what` is "draft" or "template". */
export function offerChoice(form, keeper, what = "draft") {
    if (form.querySelector("[data-conflict]")) return;
    const load = made("button", { type: "button", class: "button small" }, "Load the other one");
    const keep = made("button", { type: "button", class: "button small" }, "Keep this one");
    load.addEventListener("click", () => { keeper.forget(); location.reload(); });
    keep.addEventListener("click", async () => { if (await keeper.overwrite().catch(() => false)) notice.remove(); });
    const notice = made(
        "div", { class: "notice unsure", role: "alert", "data-conflict": "" }, icon("info"),
        made("div", {}, made("p", {}, `This ${what} was changed in another window. What you typed here is still here.`),
            made("div", { class: "actions" }, load, keep)));
    form.prepend(notice);
}

/** Offers what another page was left with before the server had it; `bringBack` shows it once it is this window's own. */
export async function offerLeft(form, keeper, bringBack, what = "draft") {
    const [left] = await keeper.leftElsewhere();
    // Who began to write meanwhile finds it the next time.
    if (!left || keeper.isDirty || keeper.id) return;
    const take = made("button", { type: "button", class: "button small" }, "Bring it back");
    const drop = made("button", { type: "button", class: "button plain small" }, "Throw it away");
    const title = (left.draft.subject || left.draft.name || "").trim();
    const time = made("time", { datetime: new Date(left.at).toISOString(), "data-as": "dated" });
    const notice = made(
        "div", { class: "notice unsure", role: "status", "data-left": "" }, icon("info"),
        made("div", {}, made("p", {}, `A new ${what}${title ? `, “${title}”,` : ""} was never saved: `, time, "."),
            made("div", { class: "actions" }, take, drop)));
    take.addEventListener("click", () => {
        notice.remove();
        keeper.takeOver(left.place);
        bringBack();
    });
    drop.addEventListener("click", () => {
        notice.remove();
        const undo = keeper.throwAway(left.place);
        say("Thrown away.", { undo: () => { undo(); offerLeft(form, keeper, bringBack, what); } });
    });
    showTimes(notice);
    form.prepend(notice);
}

export function clearWrong(form) {
    for (const wrong of form.querySelectorAll(".line .wrong")) wrong.remove();
    for (const line of form.querySelectorAll(".is-wrong.line")) line.classList.remove("is-wrong");
    for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    form.querySelector("[data-problem]")?.remove();
}

// Where the parts of a reminder stand: beside the form, where a narrow screen does not show them.
const reminderFields = { note: "remindNote", at: "remindAt" };

/** Puts each error beside the thing it is about: `/to/0/address`, `/subject`, `/html`, `/reminder/note`. */
export function showWrong(form, refusal) {
    clearWrong(form);
    const others = [];
    for (const { pointer, detail } of refusal.errors) {
        const [, name, part] = pointer.split("/");
        const line = form.querySelector(`[data-people="${name}"]`) ?? form.elements[name]?.closest?.(".line");
        const beside = name === "reminder" ? form.elements[reminderFields[part]]?.closest(".field") : null;
        if (line) markWrong(line, detail);
        else others.push(beside ? `${beside.querySelector("label").textContent}: ${detail}` : detail);
        if (beside) markWrong(beside, detail);
    }
    if (refusal.errors.length === 0) others.push(refusal.message);
    if (others.length) form.prepend(made("div", { class: "notice danger", role: "alert", "data-problem": "" }, icon("failed"), made("div", {}, others.join(" "))));
}

export function markWrong(line, detail) {
    const field = line.querySelector("input, select, textarea");
    const id = `${field.id}-wrong`;
    line.hidden = false;
    line.classList.add("is-wrong");
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", id);
    document.getElementById(id)?.remove();
    line.append(made("p", { class: "wrong", id }, icon("failed"), detail));
}
