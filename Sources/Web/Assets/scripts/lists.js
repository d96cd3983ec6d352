// Lists: search while typing, and keep the place when coming back.
import { refresh } from "./live.js";

const wait = 180;

export function startLists() {
    const field = document.querySelector("[data-search]");
    if (field) {
        searchWhileTyping(field);
        if (new URLSearchParams(location.search).get("focus") === "search") field.focus();
    }
    for (const chooser of document.querySelectorAll("[data-chooses]")) {
        // The whole page: where it goes on changes with the order.
        chooser.addEventListener("change", () => chooser.form.submit());
    }
    keepPlace();
    for (const current of document.querySelectorAll(".segments [aria-current]")) {
        current.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
}

function searchWhileTyping(field) {
    let timer = 0;
    field.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(() => search(field.form), wait);
    });
    field.form.addEventListener("submit", (event) => {
        event.preventDefault();
        clearTimeout(timer);
        search(field.form);
    });
    field.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        if (field.value) { field.value = ""; search(field.form); } else { field.blur(); }
    });
}

async function search(form) {
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) if (value) address.searchParams.set(name, value);
    history.replaceState(null, "", address);
    await refresh(address.href);
    document.querySelector(".pages")?.toggleAttribute("hidden", address.searchParams.has("text"));
}

function keepPlace() {
    const list = document.querySelector("[data-list]");
    if (!list) return;
    const name = `inkling-place:${location.pathname}${location.search}`;
    const last = sessionStorage.getItem(name);
    const item = last && [...list.querySelectorAll("[data-item]")].find((link) => link.getAttribute("href") === last);
    if (item && performance.getEntriesByType("navigation")[0]?.type === "back_forward") item.focus({ focusVisible: true });
    list.addEventListener("click", (event) => {
        const link = event.target.closest("[data-item]");
        if (link) sessionStorage.setItem(name, link.getAttribute("href"));
    });
}
