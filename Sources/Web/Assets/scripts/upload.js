// Sends one file to the API and tells how far it is. What a page sends in one piece `fetch` can't report on.
import { csrf, Refusal } from "./page.js";

/** A key by which the server knows a repeated try for what it is (RFC 9562 asks for a secure origin, so not used here). */
export function newKey() {
    return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Begins to send. Answers `{ done, cancel() }`; `done` gives the API's answer and throws `Refusal`, or `null` where
 * it was cancelled. `progress(share)` hears a share from 0 to 1.
 */
export function send(method, path, file, { key = null, progress = () => {} } = {}) {
    const request = new XMLHttpRequest();
    const done = new Promise((resolve, reject) => {
        request.upload.addEventListener("progress", ({ lengthComputable, loaded, total }) => {
            if (lengthComputable && total) progress(loaded / total);
        });
        request.addEventListener("load", () => {
            if (request.status >= 200 && request.status < 300) resolve(read(request));
            else reject(new Refusal(request.status, read(request) ?? {}));
        });
        request.addEventListener("error", () => reject(new Refusal(0, { title: "The connection was lost." })));
        request.addEventListener("abort", () => resolve(null));
        request.open(method, "/api/v1" + path);
        request.setRequestHeader("X-CSRF-Token", csrf);
        request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
        if (key) request.setRequestHeader("Idempotency-Key", key);
        request.send(file);
    });
    return { done, cancel: () => request.abort() };
}

/** The words of a refusal, those about the single thing before those about all. */
export function reason(refusal) {
    return refusal.errors.map(({ detail }) => detail).join(" ") || refusal.message;
}

/** "340 bytes", "12 kB", "3.4 MB", as the server writes sizes. */
export function sizeWords(bytes) {
    if (bytes < 1_000) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
    if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
    return `${(Math.round(bytes / 100_000) / 10).toString()} MB`;
}

function read(request) {
    try {
        return JSON.parse(request.responseText);
    } catch {
        return null;
    }
}
