// The assistant's cards: act on them, undo, and hear of new ones.
import { api, made, page } from "./page.js";
import { refresh, takeParts } from "./live.js";
import { say } from "./toast.js";
import { notify } from "./notifications.js";

const done = { dismiss: "Dismissed.", undo: "It waits for you again." };

/** Acts on a card: `dismiss`, `snooze`, perhaps until a time, or `undo`. */
export async function actOnCard(card, action, until = null) {
    const id = card.dataset.card;
    const next = card.nextElementSibling ?? card.previousElementSibling;
    try {
        await api("POST", `/cards/${id}/${action}`, until ? { until: until.toISOString() } : undefined);
        if (card.contains(document.activeElement)) next?.focus();
        await reload();
        const undo = async () => { await api("POST", `/cards/${id}/undo`).catch(() => null); await reload(); };
        const usual = card.querySelector("[data-snoozes]")?.dataset.snoozes ?? "";
        const snoozed = until ? `until ${until.toLocaleString([], { dateStyle: "medium", timeStyle: "short" })}` : usual;
        say(done[action] ?? `Put away ${snoozed}.`, action === "undo" ? {} : { undo });
    } catch (refusal) {
        say(`The card is still there. ${refusal.message}`, { isDanger: true });
    }
}

/** The card that keys act on: the one in focus, else the first that is to be seen. */
export function currentCard() {
    const focused = document.activeElement?.closest("[data-card]");
    return focused ?? [...document.querySelectorAll("[data-card]")].find((card) => card.checkVisibility({ visibilityProperty: true }));
}

export function startCards() {
    document.addEventListener("click", (event) => {
        const button = event.target.closest("[data-card-action]");
        if (button) actOnCard(button.closest("[data-card]"), button.dataset.cardAction);
        const untilButton = event.target.closest("[data-snoozes-until]");
        if (untilButton) snoozeUntil(untilButton.closest("[data-card]"));
        const feedback = event.target.closest("[data-feedback]");
        if (feedback) giveFeedback(feedback.closest("[data-card]"), feedback);
        const bare = event.target.closest("[data-sends-bare]");
        if (bare) sendHeld(bare, bare.dataset.sendsBare, { withoutFiles: true }, "On its way, without its files.");
        const allowed = event.target.closest("[data-sends-allowed]");
        if (allowed) sendHeld(allowed, allowed.dataset.sendsAllowed, { withoutObjectors: true }, "On its way to those who may be followed.");
    });
}

/** Puts a card away until the time in its field. */
function snoozeUntil(card) {
    const field = card.querySelector("[data-snooze-time]");
    const until = new Date(field.value);
    if (until > new Date()) return actOnCard(card, "snooze", until);
    field.setAttribute("aria-invalid", "true");
    field.focus();
    say("Choose a day and a time that are still ahead.", { isDanger: true });
}

/** Says what one thinks of a card; pressed again, takes it back. */
async function giveFeedback(card, button) {
    const feedback = button.getAttribute("aria-pressed") === "true" ? null : button.dataset.feedback;
    try {
        await api("POST", `/cards/${card.dataset.card}/feedback`, { feedback });
        await reload();
        say(feedback === null ? "Taken back." : "Thank you: kept with the card.");
    } catch (refusal) {
        say(`It was not kept. ${refusal.message}`, { isDanger: true });
    }
}

/** Lets a held email go without what holds it. */
async function sendHeld(button, path, without, words) {
    button.setAttribute("aria-disabled", "true");
    try {
        await api("POST", path.replace("/api/v1", ""), without);
        await reload();
        say(words);
    } catch (refusal) {
        button.removeAttribute("aria-disabled");
        say(`It is still held. ${refusal.message}`, { isDanger: true });
    }
}

/** Something happened to a card: shows it, and says so where it came as new. `news` is what the stream told of it. */
export async function cardHappened(news = null) {
    const isNew = Boolean(news?.raisedAt);
    const stood = isNew && isShown(news.id);
    // The panel holds the first few alone: the card itself is asked for, so that none comes in silence behind them.
    const panel = await page(isNew ? `/assistant/panel?card=${news.id}` : "/assistant/panel").catch(() => null);
    if (!panel) return;
    takeParts(panel);
    const card = panel.querySelector("[data-told] [data-card]");
    if (card) announce(card, news, stood);
}

async function reload() {
    await Promise.all([cardHappened(), refresh()]);
}

function isShown(id) {
    return [...document.querySelectorAll(`[data-card="${id}"]`)].some((card) => card.checkVisibility({ visibilityProperty: true }));
}

/** Tells of a card in words; where it slides in before one's eyes, that is enough. */
function announce(card, { id, raisedAt }, stood) {
    const title = card.querySelector("h3").textContent.trim();
    const link = card.querySelector("a[href]").getAttribute("href");
    // A new element each time, so that the same words are spoken again.
    document.getElementById("announcements").replaceChildren(made("span", {}, title));
    if (stood || !isShown(id)) say(title, { link: { href: link, text: "Open email" } });
    for (const spoken of card.querySelectorAll("time .unseen")) spoken.remove();
    notify(title, card.querySelector("p").textContent.trim(), link, `${id} ${raisedAt}`);
}
