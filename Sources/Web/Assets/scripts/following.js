// *Before you send*: whether this email will be followed, decided by the server on every change of people or wish.
import { post } from "./page.js";
import { morph } from "./morph.js";

const wait = 250;

/** Keeps the panel and the list of files true. Answers `{ ask(), take() }`: soon, or at once. */
export function startFollowing(form, boxes, wishChanged) {
    const checks = document.querySelector("[data-checks]");
    const short = document.querySelector("[data-side-state]");
    let timer = 0, latest = 0;

    async function take() {
        const number = ++latest;
        const list = (box) => box.people().filter((person) => !person.isWrong).map((person) => person.address).join(", ");
        const fields = Object.fromEntries(boxes.map((box) => [box.name, list(box)]));
        const html = await post("/compose", {
            ...fields, do: "following", from: form.elements.from.value, wish: form.wish.value, id: form.dataset.id ?? "",
        })
            .catch(() => null);
        if (html === null || number !== latest) return;
        const newer = new DOMParser().parseFromString(html, "text/html").body;
        const wasShown = checks.querySelector("#preferences:not([hidden])") !== null;
        const focused = checks.contains(document.activeElement) ? document.activeElement.textContent : null;
        const files = newer.querySelector("[data-stored-files]"), panel = newer.querySelector("[data-checks]");
        if (!files || !panel) return;
        morph(form.querySelector("[data-stored-files]"), files);
        // What stays is left untouched, so that it is not read out again after every saving.
        morph(checks, panel);
        if (wasShown) showPreferences(true);
        showState();
        const same = focused && [...checks.querySelectorAll("button")].find((button) => button.textContent === focused);
        (same ?? (focused && checks.querySelector("button")))?.focus();
    }

    function showState() {
        const section = checks.querySelector("[data-following]");
        const chip = section?.querySelector(".chip");
        if (short && chip) short.replaceChildren(chip.cloneNode(true));
        const blocked = (section?.dataset.blocked ?? "").split(" ").filter(Boolean);
        for (const box of boxes) box.show(blocked);
    }

    function showPreferences(isShown) {
        const list = checks.querySelector("#preferences");
        const button = checks.querySelector("[data-shows-preferences]");
        if (!list || !button) return;
        list.hidden = !isShown;
        button.ariaExpanded = String(isShown);
    }

    checks.addEventListener("click", (event) => {
        const follow = event.target.closest("[data-follow]");
        if (follow) {
            form.wish.value = follow.dataset.follow;
            wishChanged();
            take();
        }
        if (event.target.closest("[data-try-again]")) take();
        const preferences = event.target.closest("[data-shows-preferences]");
        if (preferences) showPreferences(preferences.ariaExpanded !== "true");
    });
    // Somebody's preference may have been changed in the window that "View preferences" opened.
    addEventListener("focus", () => boxes.some((box) => box.people().length) && take());
    showState();

    return {
        ask: () => {
            clearTimeout(timer);
            timer = setTimeout(take, wait);
        },
        take,
    };
}
