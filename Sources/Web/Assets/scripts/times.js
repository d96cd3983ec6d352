// Times in the reader's zone and manner: relative where under a day, the full time on hover and for screen readers.

const minute = 60_000, hour = 60 * minute, day = 24 * hour;
const format = (options) => new Intl.DateTimeFormat(undefined, options);
const formats = {
    full: format({ weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit" }),
    clock: format({ hour: "numeric", minute: "2-digit" }),
    near: format({ day: "numeric", month: "short", hour: "numeric", minute: "2-digit" }),
    far: format({ day: "numeric", month: "short", year: "numeric" }),
    dated: format({ weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" }),
};

const zoneHere = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Tells the server the zone, so that it groups by the reader's days from the next page on. */
export function rememberZone() {
    const zone = zoneHere();
    if (zone) document.cookie = `inkling_zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
}

/** As a field for day and time takes it, by this browser's clock. */
export function local(moment) {
    const two = (number) => String(number).padStart(2, "0");
    const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join("-");
    return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** What fields were given since their page came: a newer page that is taken over resets attributes, and must not what was typed. */
const meant = new WeakMap();

/** The moment that a field for day and time means, once it was begun; null where it says none. */
export function momentIn(field) {
    if (meant.has(field)) return meant.get(field);
    const moment = new Date(field.dataset.at ?? "");
    return Number.isNaN(moment.getTime()) ? null : moment;
}

/** Lets such a field mean a moment; none where it is null. */
export function putMoment(field, moment) {
    meant.set(field, moment);
    field.value = moment ? local(moment) : "";
}

/**
 * Begins a field for day and time: it shows its moment on this browser's clock, also where the page was made for another zone, or
 * this clock goes to another one while the page is open. What is typed means this browser's clock.
 */
export function startMoment(field) {
    const show = () => {
        const moment = momentIn(field);
        if (moment && field.value !== local(moment)) field.value = local(moment);
        const zone = zoneHere();
        if (!zone) return;
        const place = field.closest(".field");
        place.querySelector("[data-zone]").textContent = zone;
        place.querySelector("input[name$=Zone]").value = zone;
    };
    field.addEventListener("input", () => {
        const typed = new Date(field.value);
        meant.set(field, Number.isNaN(typed.getTime()) ? null : typed);
    });
    document.addEventListener("visibilitychange", () => document.hidden || show());
    show();
}

/** Rewrites every time below `root`. */
export function showTimes(root = document) {
    for (const element of root.querySelectorAll("time[data-as]")) {
        const instant = new Date(element.dateTime);
        if (element.dataset.as !== "day" && !Number.isNaN(instant.getTime())) show(element, instant);
    }
}

/** Keeps the relative ones true. */
export function keepTimes() {
    setInterval(() => showTimes(), 30_000);
    document.addEventListener("visibilitychange", () => {
        if (document.hidden) return;
        rememberZone();
        showTimes();
    });
}

function show(element, instant) {
    const full = formats.full.format(instant);
    const short = words(instant, element.dataset.as);
    element.title = full;
    if (element.firstElementChild?.textContent === short) return;
    const visible = document.createElement("span"), spoken = document.createElement("span");
    visible.ariaHidden = "true";
    visible.textContent = short;
    spoken.className = "unseen";
    spoken.textContent = full;
    element.replaceChildren(visible, spoken);
}

function words(instant, style) {
    if (style === "clock") return formats.clock.format(instant);
    if (style === "dated") return formats.dated.format(instant);
    const age = Date.now() - instant.getTime();
    if (age < minute && age > -minute) return "just now";
    if (age >= 0 && age < hour) return `${Math.floor(age / minute)} min ago`;
    if (age >= 0 && age < day) return `${Math.floor(age / hour)} h ago`;
    const isThisYear = instant.getFullYear() === new Date().getFullYear();
    return (isThisYear ? formats.near : formats.far).format(instant);
}
