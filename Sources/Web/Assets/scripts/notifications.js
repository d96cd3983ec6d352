// The browser's own notifications, where the person allowed them and looks elsewhere.

const isPossible = "Notification" in window;

/** Tells of it outside the page, if that was allowed and the page is hidden. */
export function notify(title, body, link) {
    if (!isPossible || Notification.permission !== "granted" || !document.hidden) return;
    const notification = new Notification(title, { body, tag: link, icon: "/favicon.ico" });
    notification.addEventListener("click", () => {
        window.focus();
        location.assign(link);
    });
}

/** Offers to allow them, as long as nothing was decided. */
export function startNotifications() {
    for (const offer of document.querySelectorAll("[data-permission]")) {
        offer.hidden = !isPossible || Notification.permission !== "default";
        offer.querySelector("[data-asks-permission]").addEventListener("click", async () => {
            await Notification.requestPermission();
            offer.hidden = true;
        });
    }
}
