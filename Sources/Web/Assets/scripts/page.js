// What the page was given by the server, and how it talks back.

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";

export const csrf = meta("csrf");
export const libraries = meta("libraries");
/** When notifications keep quiet, such as `18:00-08:00`; empty for never. */
export const quietHours = meta("quiet-hours");
export const isLoggedIn = csrf !== "";

/** An answer of the API that is no success, or no answer at all (status 0). */
export class Refusal extends Error {
    constructor(status, problem) {
        super(problem.detail || problem.title || "The server can’t be reached.");
        this.status = status;
        this.errors = problem.errors ?? [];
    }

    get isOffline() { return this.status === 0; }
    get isLoggedOut() { return this.status === 401; }
    get isConflict() { return this.status === 409 || this.status === 412; }
}

/** Calls the API as the person who is logged in. Throws `Refusal`. */
export async function api(method, path, body, headers = {}) {
    const answer = await fetched("/api/v1" + path, {
        method,
        headers: { "X-CSRF-Token": csrf, ...(body ? { "Content-Type": "application/json" } : {}), ...headers },
        body: body ? JSON.stringify(body) : undefined,
    });
    if (answer.status === 204) return null;
    return answer.json().catch(() => null);
}

/** Sends a form and answers the page that comes back. Throws `Refusal`. */
export async function post(path, fields) {
    const body = new URLSearchParams({ ...fields, csrf });
    return (await fetched(path, { method: "POST", body })).text();
}

/** Fetches a page and answers its document; `null` where the log-in page came instead. Throws `Refusal`. */
export async function page(path) {
    const answer = await fetched(path, { headers: { Accept: "text/html" } });
    if (answer.redirected && new URL(answer.url).pathname === "/login") return null;
    // An email that was held meanwhile is edited again, on another page.
    if (answer.redirected && new URL(answer.url).pathname.startsWith("/compose/")) location.assign(answer.url);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
}

async function fetched(path, options) {
    let answer;
    try {
        answer = await fetch(path, { credentials: "same-origin", ...options });
    } catch {
        throw new Refusal(0, {});
    }
    if (answer.ok) return answer;
    const problem = await answer.json().catch(() => ({}));
    throw new Refusal(answer.status, problem);
}

/** Makes an element: `made("button", { class: "link", type: "button" }, "Undo")`. */
export function made(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
}

/** An icon of the sprite that every page carries. */
export function icon(name) {
    const namespace = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(namespace, "svg");
    const use = document.createElementNS(namespace, "use");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `#i-${name}`);
    svg.append(use);
    return svg;
}
