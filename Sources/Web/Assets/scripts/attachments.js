// The files of an email that is being written: added by button, drop or paste, several at once, one after another.
import { api, icon, made } from "./page.js";
import { newKey, reason, send, sizeWords } from "./upload.js";
import { say } from "./toast.js";

/**
 * Starts it. `draft()` gives the id of the saved draft or throws; `changed()` is told when the draft's files changed; `kind` is
 * what the files belong to, as the API names it.
 * Answers `{ add(files), upload(line), idle(), failed(), cancelAll() }`.
 */
export function startAttachments(form, { draft, changed, kind = "emails" }) {
    const section = form.querySelector("[data-attachments]");
    const queue = new Queue(section, draft, changed);
    const field = section.querySelector("[data-file-field]");
    const place = { draft, changed, section, kind };
    const add = (files) => { for (const file of files) queue.add(new Attachment(file, section.dataset, kind)); };
    section.querySelector("[data-add-files]").addEventListener("click", () => field.click());
    field.addEventListener("change", () => { add([...field.files]); field.value = ""; });
    takeDropped(form, add);
    takePasted(form, add);
    section.addEventListener("click", (event) => {
        const line = event.target.closest("[data-file]");
        if (!line) return;
        const follow = event.target.closest("[data-follow-file]");
        if (follow) toggle(line, follow.dataset.followFile === "true", place);
        if (event.target.closest("[data-remove-file]")) remove(line, place);
    });
    addEventListener("beforeunload", (event) => { if (queue.isBusy) event.preventDefault(); });
    addEventListener("online", () => queue.retryLost());
    return {
        add,
        take: (job) => queue.add(job),
        idle: () => queue.idle(),
        isBusy: () => queue.isBusy,
        failed: () => queue.failed,
        cancelAll: () => queue.cancelAll(),
    };
}

/** A file on its way to become an attachment. */
class Attachment {
    constructor(file, rules, kind) {
        Object.assign(this, { file, rules, kind, name: file.name || "file", sign: file.type.startsWith("image/") ? "picture" : "page" });
        this.key = newKey();
    }

    /** What is wrong with it before a byte is sent; empty where nothing is. */
    get fault() {
        const isFollowed = this.rules.followsNew === "true";
        const [most, words] = isFollowed
            ? [this.rules.largestFollowed, this.rules.largestFollowedWords] : [this.rules.largestAttached, this.rules.largestAttachedWords];
        if (this.file.size <= Number(most)) return "";
        const remedy = isFollowed ? "Make it smaller, or put it elsewhere and link to it." : "Make it smaller, or split it.";
        if (!isFollowed && this.file.size <= Number(this.rules.largestFollowed)) this.mayFollow = true;
        return `It has ${sizeWords(this.file.size)}; at most ${words} can be ${isFollowed ? "followed" : "attached"}. `
            + (this.mayFollow ? "Follow it instead, or make it smaller." : remedy);
    }

    path(id) {
        const query = new URLSearchParams({ filename: this.name });
        if (this.isFollowed) query.set("followed", "true");
        return `/${this.kind}/${id}/attachments?${query}`;
    }

    taken() {}
    get doneWords() { return `${this.name} is added.`; }
}

/** What is on its way, one after another, each with a line of its own. */
class Queue {
    constructor(section, draft, changed) {
        Object.assign(this, { section, draft, changed, jobs: [], running: null });
        this.list = section.querySelector("[data-uploads]");
        this.news = section.querySelector("[data-file-news]");
    }

    get isBusy() { return this.jobs.some((job) => job.state === "waiting" || job.state === "sending"); }
    get failed() { return this.jobs.filter((job) => job.state === "failed"); }

    add(job) {
        job.line = lineFor(job, this);
        this.list.append(job.line);
        this.jobs.push(job);
        const fault = job.fault;
        if (fault) return this.fail(job, fault, job.mayFollow ? "follow" : null);
        this.begin(job);
    }

    begin(job) {
        job.state = "waiting";
        show(job, "Waiting…", 0);
        this.running ??= this.run().finally(() => { this.running = null; });
    }

    /** Waits until nothing is on its way any more. */
    async idle() {
        while (this.running) await this.running;
    }

    async run() {
        for (let job; (job = this.jobs.find((each) => each.state === "waiting"));) await this.sendOne(job);
    }

    async sendOne(job) {
        job.state = "sending";
        show(job, "", 0);
        this.tell(`Adding ${job.name}.`);
        let isHalf = false;
        try {
            const id = await this.draft();
            if (job.state !== "sending") return;
            const sending = send("POST", job.path(id), job.file, {
                key: job.key,
                progress: (share) => {
                    show(job, share < 1 ? `${Math.round(share * 100)} %` : "Checking…", share);
                    if (share >= 0.5 && !isHalf && share < 1) { isHalf = true; this.tell(`${job.name}: half of it is there.`); }
                },
            });
            job.cancelSending = sending.cancel;
            const answer = await sending.done;
            if (answer === null) return;
            const hadFocus = job.line.contains(document.activeElement);
            job.state = "done";
            await job.taken(answer, id);
            await this.changed();
            this.drop(job);
            this.tell(job.doneWords);
            if (hadFocus) this.section.querySelector("[data-add-files]").focus();
        } catch (refusal) {
            if (job.state === "sending") this.fail(job, reason(refusal), refusal.status === 0 || refusal.status >= 500 ? "retry" : null, refusal.status === 0);
        }
    }

    fail(job, words, offer, isLost = false) {
        job.state = "failed";
        job.isLost = isLost;
        job.line.classList.add("is-wrong");
        job.line.querySelector("progress")?.remove();
        job.line.querySelector(".size").textContent = sizeWords(job.file.size);
        const retry = made("button", { class: "link", type: "button", "aria-label": `${offer === "follow" ? "Follow" : "Retry"} ${job.name}` }, offer === "follow" ? "Follow this file" : "Retry");
        retry.addEventListener("click", () => { if (offer === "follow") job.isFollowed = true; this.again(job); });
        const leave = made("button", { class: "link", type: "button", "aria-label": `Remove ${job.name}` }, "Remove");
        leave.addEventListener("click", () => { this.drop(job); this.section.querySelector("[data-add-files]").focus(); });
        const actions = made("span", { class: "actions" }, ...(offer ? [retry] : []), leave);
        job.line.querySelector(".actions").replaceWith(actions);
        const wasThere = job.line.querySelector(".wrong");
        const wrong = made("p", { class: "wrong", role: "alert" }, icon("failed"), `${job.name} was not added. ${words}`);
        if (wasThere) wasThere.replaceWith(wrong); else job.line.append(wrong);
    }

    again(job) {
        const line = lineFor(job, this);
        job.line.replaceWith(line);
        job.line = line;
        this.begin(job);
        line.querySelector("button").focus();
    }

    retryLost() {
        for (const job of this.failed.filter((each) => each.isLost)) this.again(job);
    }

    cancel(job) {
        const wasSending = job.state === "sending";
        job.state = "cancelled";
        if (wasSending) job.cancelSending?.();
        job.cancelled?.();
        this.drop(job);
        this.tell(`${job.name} was not added.`);
        this.section.querySelector("[data-add-files]").focus();
    }

    cancelAll() {
        for (const job of [...this.jobs]) if (job.state !== "done") this.cancel(job);
    }

    drop(job) {
        job.line.remove();
        this.jobs = this.jobs.filter((each) => each !== job);
    }

    tell(words) { this.news.textContent = words; }
}

function lineFor(job, queue) {
    const cancel = made("button", { class: "link", type: "button", "aria-label": `Cancel ${job.name}` }, "Cancel");
    cancel.addEventListener("click", () => queue.cancel(job));
    return made(
        "li", { class: "attached-file is-uploading" }, made("span", { class: "sign" }, icon(job.sign)),
        made("span", { class: "what" }, made("span", { class: "name" }, job.name), " ", made("span", { class: "size" }, sizeWords(job.file.size))),
        made("progress", { max: "1", value: "0", "aria-label": `${job.name} on its way up` }),
        made("span", { class: "actions" }, cancel));
}

function show(job, words, share) {
    const bar = job.line.querySelector("progress");
    if (bar) bar.value = share;
    job.line.querySelector(".size").textContent = words || sizeWords(job.file.size);
}

async function toggle(line, isFollowed, { draft, changed, section, kind }) {
    try {
        await api("PATCH", `/${kind}/${await draft()}/attachments/${line.dataset.file}`, { followed: isFollowed });
        await changed();
        section.querySelector(`[data-file="${line.dataset.file}"] [data-follow-file]`)?.focus();
        section.querySelector("[data-file-news]").textContent = `${line.dataset.name} is ${isFollowed ? "followed" : "attached"} now.`;
    } catch (refusal) {
        say(`${line.dataset.name} stays as it is. ${reason(refusal)}`, { isDanger: true });
    }
}

async function remove(line, { draft, changed, section, kind }) {
    const { file, name } = line.dataset;
    try {
        const path = `/${kind}/${await draft()}/attachments/${file}`;
        const { undo } = await api("DELETE", path);
        await changed();
        section.querySelector("[data-add-files]").focus();
        say(`${name} removed.`, {
            undo: async () => {
                try {
                    await api("POST", `${path}/restore`, { undo });
                    await changed();
                    section.querySelector(`[data-file="${file}"] button`)?.focus();
                } catch (refusal) {
                    say(`${name} could not be put back. ${reason(refusal)}`, { isDanger: true });
                }
            },
        });
    } catch (refusal) {
        say(`${name} is still there. ${reason(refusal)}`, { isDanger: true });
    }
}

/** Takes what is dropped anywhere on the page; a miss would otherwise leave the page for the file. */
function takeDropped(form, add) {
    let depth = 0;
    const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
    const mark = (isOver) => form.classList.toggle("is-dropping", isOver);
    document.addEventListener("dragenter", (event) => { if (hasFiles(event)) { depth += 1; mark(true); } });
    document.addEventListener("dragleave", (event) => { if (hasFiles(event)) { depth = Math.max(0, depth - 1); mark(depth > 0); } });
    document.addEventListener("dragover", (event) => { if (hasFiles(event)) event.preventDefault(); });
    document.addEventListener("drop", (event) => {
        depth = 0;
        mark(false);
        if (!hasFiles(event) || event.defaultPrevented) return;
        event.preventDefault();
        add([...event.dataTransfer.files]);
    });
}

/** Takes files that are pasted outside of the text, or beside it where they are no pictures. */
function takePasted(form, add) {
    document.addEventListener("paste", (event) => {
        const files = [...event.clipboardData?.files ?? []];
        if (event.defaultPrevented || files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
        if (document.querySelector("dialog[open]")) return;
        event.preventDefault();
        add(files);
    });
}
