// The right side as a drawer on narrow screens, dialogs, and the menu of the bottom bar.

/** Opens or closes the drawer. */
function showSide(isOpen) {
    const side = document.getElementById("side");
    const button = document.querySelector("[data-opens-side]");
    if (!side || !button) return;
    side.classList.toggle("is-open", isOpen);
    button.ariaExpanded = String(isOpen);
    if (isOpen) side.focus(); else if (side.contains(document.activeElement)) button.focus();
}

export function startSide() {
    document.addEventListener("click", (event) => {
        const on = (selector) => event.target.closest(selector);
        if (on("[data-opens-side]")) showSide(true);
        if (on("[data-closes-side]")) showSide(false);
        const opens = on("[data-opens]"), closes = on("[data-closes]");
        if (opens) document.getElementById(opens.dataset.opens).showModal();
        if (closes) document.getElementById(closes.dataset.closes).close();
        for (const menu of document.querySelectorAll(".bar details[open]")) {
            if (!menu.contains(event.target)) menu.open = false;
        }
        if (event.target instanceof HTMLDialogElement) event.target.close();
    });
    document.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        showSide(false);
        for (const menu of document.querySelectorAll(".bar details[open]")) menu.open = false;
    });
}
