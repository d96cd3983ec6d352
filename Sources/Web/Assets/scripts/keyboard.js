// Every action by keyboard. Single letters only count outside fields, and never with Ctrl, Alt or ⌘.
import { actOnCard, currentCard } from "./cards.js";
import { undoLatest } from "./toast.js";

const places = { f: "/emails", a: "/assistant", d: "/drafts", t: "/templates", p: "/people", o: "/opportunities", i: "/insights", b: "/sandbox", s: "/settings", w: "/what-counts" };
let isGoing = false;

export function startKeyboard() {
    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
        if (document.querySelector("dialog[open]") && event.key !== "Escape") return;
        if (press(event.key)) event.preventDefault();
    });
}

function isTyping(target) {
    return target.isContentEditable || target.closest("input, textarea, select, [role=combobox]") !== null;
}

function press(key) {
    if (isGoing) {
        isGoing = false;
        if (places[key]) location.assign(places[key]);
        return Boolean(places[key]);
    }
    switch (key) {
    case "g":
        isGoing = true;
        setTimeout(() => { isGoing = false; }, 1_500);
        return true;
    case "c": location.assign("/compose"); return true;
    case "/": return focusSearch();
    case "j": return step(1);
    case "k": return step(-1);
    case "e": return onCard("dismiss");
    case "s": return onCard("snooze");
    case "z": return undoLatest();
    case "?": document.getElementById("keys")?.showModal(); return true;
    default: return false;
    }
}

function focusSearch() {
    const field = document.querySelector("[data-search]");
    if (!field) { location.assign("/emails?focus=search"); return true; }
    field.focus();
    field.select();
    return true;
}

function onCard(action) {
    const card = currentCard();
    if (card && !card.classList.contains("is-handled")) actOnCard(card, action);
    return Boolean(card);
}

/** Goes through the list of the page, or through the cards where there is no list. */
function step(by) {
    const isVisible = (element) => element.checkVisibility({ visibilityProperty: true });
    let items = [...document.querySelectorAll("[data-list] [data-item], [data-list] [data-card]")].filter(isVisible);
    if (items.length === 0) items = [...document.querySelectorAll("[data-card]")].filter(isVisible);
    if (items.length === 0) return false;
    const at = items.findIndex((item) => item.contains(document.activeElement));
    const next = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(Math.max(at + by, 0), items.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
}
