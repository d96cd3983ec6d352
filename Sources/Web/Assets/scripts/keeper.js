// Keeps what is typed: in the draft on the server, and in this browser until the server has it.
import { api, Refusal } from "./page.js";

const pause = 1_200;
const longestWait = 30_000;
const patience = 500;

const beginning = (name, user) => `inkling-${name}:${user}:new`;

/**
 * The key under which this window keeps something new that the server does not have yet. It is this window's alone, and the
 * same again after the page was loaded anew or the browser crashed.
 */
export async function ownKey(name, user) {
    const start = beginning(name, user);
    const known = history.state?.unsaved;
    if (known && await holds(`${start}-${known}`)) return `new-${known}`;
    const fresh = [...crypto.getRandomValues(new Uint32Array(3))].map((part) => part.toString(36)).join("-");
    await holds(`${start}-${fresh}`);
    history.replaceState({ ...history.state, unsaved: fresh }, "");
    return `new-${fresh}`;
}

/** Holds a name as long as this page is there; false where another window does. A page that is loaded anew may have to let go first. */
function holds(name) {
    // Without HTTPS there are no locks: then a window that was duplicated shares the place of the other.
    if (!navigator.locks) return Promise.resolve(true);
    return new Promise((resolve) => {
        const held = () => {
            resolve(true);
            return new Promise(() => {});
        };
        navigator.locks.request(name, { signal: AbortSignal.timeout(patience) }, held).catch(() => resolve(false));
    });
}

/**
 * Saves `read()` some time after each change. `told(state, refusal)` hears how it stands: `changed`, `saving`,
 * `saved`, `unsaved`, `conflict`, `loggedOut` or `refused`. A patient one saves only when it is told to, and keeps what was
 * typed in this browser until then: what others use must not change under their hands.
 */
export class Keeper {
    constructor({ user, id, key, version, read, told, kind = "emails", page = "/compose", name = "draft", isPatient = false }) {
        Object.assign(this, { user, id, key, version, read, told, kind, page, name, isPatient });
        this.isDirty = false;
        this.isStopped = false;
        this.running = null;
        this.timer = 0;
        this.tries = 0;
        addEventListener("online", () => this.isDirty && !this.isPatient && this.save());
        addEventListener("pagehide", () => this.isDirty && this.keepHere());
        document.addEventListener("visibilitychange", () => document.hidden && this.isDirty && !this.isPatient && this.save());
    }

    get place() { return `inkling-${this.name}:${this.user}:${this.id ?? this.key}`; }

    /** What an earlier page could not save; `null` where everything was. */
    left(place = this.place) {
        try {
            return JSON.parse(localStorage.getItem(place) ?? "null");
        } catch {
            return null;
        }
    }

    /**
     * What other pages kept of something new that never got to the server, as `{ place, draft, at }`, newest first; windows that are
     * open keep theirs, where HTTPS lets them be told.
     */
    async leftElsewhere() {
        if (this.id) return [];
        const start = beginning(this.name, this.user);
        const { held = [] } = await navigator.locks?.query() ?? {};
        const open = new Set(held.map((lock) => lock.name));
        return Object.keys(localStorage)
            .filter((place) => place.startsWith(start) && place !== this.place && !open.has(place))
            .map((place) => ({ ...this.left(place), place }))
            .filter((left) => left.draft)
            .sort((one, other) => other.at - one.at);
    }

    /** Makes what was kept at another place this window's own; `left()` finds it then. */
    takeOver(place) {
        const kept = localStorage.getItem(place);
        localStorage.removeItem(place);
        localStorage.setItem(this.place, kept);
    }

    /** Throws away what was kept at a place; answers how to get it back. */
    throwAway(place) {
        const kept = localStorage.getItem(place);
        localStorage.removeItem(place);
        return () => localStorage.setItem(place, kept);
    }

    /** Something was typed. */
    changed() {
        if (this.isStopped) return;
        this.isDirty = true;
        this.keepHere();
        this.told("changed");
        clearTimeout(this.timer);
        if (!this.isPatient) this.timer = setTimeout(() => this.save(), pause);
    }

    keepHere() {
        try {
            localStorage.setItem(this.place, JSON.stringify({ ...this.read(), version: this.version ?? null, at: Date.now() }));
        } catch {
            // The browser's room is full: the server still gets it.
        }
    }

    forget() {
        localStorage.removeItem(this.place);
    }

    /** Saves now; answers whether the server has everything. */
    async save() {
        clearTimeout(this.timer);
        while (this.running) await this.running;
        if (!this.isDirty && this.id) return true;
        this.running = this.send();
        const isSaved = await this.running;
        this.running = null;
        return isSaved;
    }

    /** The id of the draft, which is saved first where it never was. Throws where that fails. */
    async needID() {
        if (!this.id && !await this.save()) throw new Refusal(0, { title: `The ${this.name} could not be saved yet.` });
        return this.id;
    }

    async send() {
        const before = this.place;
        this.isDirty = false;
        this.told("saving");
        try {
            const content = this.read().draft;
            const email = this.id
                ? await api("PATCH", `/${this.kind}/${this.id}`, { ...content, version: this.version })
                : await api("POST", `/${this.kind}`, content);
            this.version = email.version;
            if (!this.id) {
                this.id = email.id;
                localStorage.removeItem(before);
                history.replaceState(null, "", `${this.page}/${email.id}`);
            }
            this.tries = 0;
            if (this.isDirty) this.keepHere(); else this.forget();
            this.told("saved", null, email);
            return true;
        } catch (refusal) {
            this.isDirty = true;
            this.keepHere();
            this.failed(refusal);
            return false;
        }
    }

    failed(refusal) {
        if (refusal.isConflict) {
            this.isStopped = true;
            return this.told("conflict", refusal);
        }
        if (refusal.isLoggedOut) return this.told("loggedOut", refusal);
        if (refusal.status >= 400 && refusal.status < 500 && refusal.status !== 429) return this.told("refused", refusal);
        this.tries += 1;
        if (!this.isPatient) this.timer = setTimeout(() => this.save(), Math.min(longestWait, 2_000 * 2 ** this.tries));
        this.told("unsaved", refusal);
    }

    /** Takes over the version of another window and saves ours on top of it. */
    async overwrite() {
        const email = await api("GET", `/${this.kind}/${this.id}`);
        this.version = email.version;
        this.isStopped = false;
        this.isDirty = true;
        return this.save();
    }
}
