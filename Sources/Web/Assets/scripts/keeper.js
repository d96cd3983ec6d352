// Keeps what is typed: in the draft on the server, and in this browser until the server has it.
import { api, Refusal } from "./page.js";

const pause = 1_200;
const longestWait = 30_000;

/**
 * Saves `read()` some time after each change. `told(state, refusal)` hears how it stands: `changed`, `saving`,
 * `saved`, `unsaved`, `conflict`, `loggedOut` or `refused`. A patient one saves only when it is told to, and keeps what was
 * typed in this browser until then: what others use must not change under their hands.
 */
export class Keeper {
    constructor({ user, id, version, read, told, kind = "emails", page = "/compose", name = "draft", isPatient = false }) {
        Object.assign(this, { user, id, version, read, told, kind, page, name, isPatient });
        this.isDirty = false;
        this.isStopped = false;
        this.running = null;
        this.timer = 0;
        this.tries = 0;
        addEventListener("online", () => this.isDirty && !this.isPatient && this.save());
        addEventListener("pagehide", () => this.isDirty && this.keepHere());
        document.addEventListener("visibilitychange", () => document.hidden && this.isDirty && !this.isPatient && this.save());
    }

    get place() { return `inkling-${this.name}:${this.user}:${this.id ?? "new"}`; }

    /** What an earlier page could not save; `null` where everything was. */
    left() {
        try {
            return JSON.parse(localStorage.getItem(this.place) ?? "null");
        } catch {
            return null;
        }
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
