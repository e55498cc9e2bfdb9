/** Takes what this process prints, by lines, until the function that is returned is called. */
export function capture(onLine: (line: string) => void): () => void {
    const releases = [process.stdout, process.stderr].map((stream) => captureStream(stream, onLine));
    return () => {
        for (const release of releases) {
            release();
        }
    };
}

function captureStream(stream: NodeJS.WriteStream, onLine: (line: string) => void): () => void {
    const write = stream.write.bind(stream);
    let rest = "";
    stream.write = (
        chunk: Uint8Array | string,
        encoding?: BufferEncoding | ((error?: Error | null) => void),
        done?: (error?: Error | null) => void,
    ): boolean => {
        const lines = `${rest}${typeof chunk === "string" ? chunk : Buffer.from(chunk).toString()}`.split("\n");
        rest = lines.pop() ?? "";
        lines.forEach(onLine);
        const callback = typeof encoding === "function" ? encoding : done;
        callback?.();
        return true;
    };
    return () => {
        stream.write = write;
        if (rest !== "") {
            onLine(rest);
        }
    };
}
