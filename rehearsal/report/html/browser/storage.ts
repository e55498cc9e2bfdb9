/** What the reader chose; forgotten where the browser keeps nothing for a page from a file. */
export function recall(name: string): string {
    try {
        return localStorage.getItem(`fairlead-report-${name}`) ?? "";
    } catch {
        return "";
    }
}

export function remember(name: string, value: string): void {
    try {
        localStorage.setItem(`fairlead-report-${name}`, value);
    } catch {
        // It holds until the page is closed.
    }
}
