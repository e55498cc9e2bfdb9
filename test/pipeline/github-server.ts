import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A text that somebody wrote at GitHub. */
export interface Written {
    id: number;
    body: string;
    user: { login: string };
}

/** An issue or a pull request's conversation. */
export interface Issue extends Written {
    number: number;
    title: string;
    state: "open" | "closed";
    labels: string[];
}

/** A pull request. */
export interface Pull {
    number: number;
    node_id: string;
    html_url: string;
    title: string;
    body: string;
    state: "open" | "closed";
    base: { ref: string };
    head: { ref: string; sha: string; repo: { id: number } | null; owner: string };
}

/** A commit that was made over the API: the files that it changes on top of its parent. */
interface Commit {
    readonly parent: string;
    readonly message: string;
    readonly files: ReadonlyMap<string, string>;
}

/** What a handler answers: status and document. */
type Answer = readonly [number, unknown];

const bot = { login: "github-actions[bot]" };
const repository = "example-org/fairlead";

/** A server that speaks the part of GitHub's API which the pipeline uses, and remembers. */
export class GithubServer {
    readonly comments = new Map<number, Written[]>();
    readonly issues: Issue[] = [];
    readonly pulls: Pull[] = [];
    readonly refs = new Map<string, string>([["heads/main", "c0"]]);
    readonly files = new Map<string, string>();
    readonly commits = new Map<string, Commit>();
    readonly dispatched: { workflow: string; ref: string }[] = [];
    readonly merging: string[] = [];
    /** Why GitHub would not merge by itself; `undefined` if it does. */
    refusal: string | undefined;
    readonly requests: string[] = [];
    private readonly trees = new Map<string, ReadonlyMap<string, string>>();
    private readonly server: Server;
    private next = 1;

    constructor() {
        this.server = createServer((request, response) => {
            const chunks: Buffer[] = [];
            request.on("data", (chunk: Buffer) => chunks.push(chunk));
            request.on("end", () => {
                const url = new URL(request.url ?? "/", "http://localhost");
                const text = Buffer.concat(chunks).toString("utf8");
                const body = (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
                this.requests.push(`${request.method ?? ""} ${url.pathname}`);
                const authorized = request.headers.authorization === "token of-the-workflow";
                const [status, document] = authorized ? this.answer(request.method ?? "", url, body) : [401, {}];
                const isList = Array.isArray(document);
                const page = Number(url.searchParams.get("page") ?? "1");
                const size = Number(url.searchParams.get("per_page") ?? "30");
                const shown: unknown = isList ? document.slice((page - 1) * size, page * size) : document;
                if (isList && document.length > page * size) {
                    const more = new URL(`${this.url}${url.pathname}${url.search}`);
                    more.searchParams.set("page", String(page + 1));
                    response.setHeader("Link", `<${more.toString()}>; rel="next"`);
                }
                response.writeHead(status, { "Content-Type": "application/json" });
                response.end(JSON.stringify(shown));
            });
        });
    }

    get url(): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    }

    /** What a workflow's job has in its environment. */
    get environment(): Record<string, string> {
        return {
            GITHUB_API_URL: this.url,
            GITHUB_REPOSITORY: repository,
            GITHUB_TOKEN: "of-the-workflow",
            GITHUB_SERVER_URL: "https://github.example",
            GITHUB_RUN_ID: "7",
        };
    }

    async start(): Promise<void> {
        await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    }

    async stop(): Promise<void> {
        this.server.closeAllConnections();
        await new Promise((resolve) => this.server.close(resolve));
    }

    /** The text of a file at the tip of a branch that was made over the API. */
    fileOf(branch: string, path: string): string | undefined {
        return this.commits.get(this.refs.get(`heads/${branch}`) ?? "")?.files.get(path);
    }

    private answer(method: string, url: URL, body: Record<string, unknown>): Answer {
        if (method === "POST" && url.pathname === "/graphql") {
            return this.merge(body);
        }
        const [, rest] = /^\/repos\/example-org\/fairlead\/(.*)$/.exec(decodeURIComponent(url.pathname)) ?? [];
        const asked = `${method} ${rest ?? ""}`;
        const routes: readonly (readonly [RegExp, (...parts: string[]) => Answer])[] = [
            [/^GET pulls$/, () => [200, this.openPulls(url.searchParams)]],
            [/^POST pulls$/, () => this.openPull(body)],
            [/^PATCH pulls\/(\d+)$/, (number) => [200, change(this.pulls, Number(number), body)]],
            [/^GET issues\/(\d+)\/comments$/, (number) => [200, this.comments.get(Number(number)) ?? []]],
            [/^POST issues\/(\d+)\/comments$/, (number) => this.comment(Number(number), String(body.body))],
            [/^PATCH issues\/comments\/(\d+)$/, (id) => this.editComment(Number(id), String(body.body))],
            [/^GET issues$/, () => [200, this.issuesLabelled(url.searchParams)]],
            [/^POST issues$/, () => this.openIssue(body)],
            [/^PATCH issues\/(\d+)$/, (number) => [200, change(this.issues, Number(number), body)]],
            [/^GET contents\/(.+)$/, (path) => this.content(path)],
            [/^GET git\/ref\/(.+)$/, (ref) => this.ref(ref)],
            [/^POST git\/trees$/, () => this.tree(body)],
            [/^POST git\/commits$/, () => this.commit(body)],
            [/^POST git\/refs$/, () => this.createRef(String(body.ref), String(body.sha))],
            [/^PATCH git\/refs\/(.+)$/, (ref) => this.moveRef(ref, String(body.sha))],
            [/^POST actions\/workflows\/([^/]+)\/dispatches$/, (workflow) => this.dispatch(workflow, String(body.ref))],
        ];
        for (const [route, handle] of routes) {
            const found = route.exec(asked);
            if (found !== null) {
                return handle(...found.slice(1));
            }
        }
        return [404, { message: `no route for ${asked}` }];
    }

    private openPulls(query: URLSearchParams): readonly Pull[] {
        const [base, head] = [query.get("base"), query.get("head")];
        return this.pulls.filter(
            (pull) =>
                pull.state === query.get("state") &&
                (base === null || pull.base.ref === base) &&
                (head === null || `${pull.head.owner}:${pull.head.ref}` === head),
        );
    }

    private openPull(body: Record<string, unknown>): Answer {
        const number = this.next++;
        const ref = String(body.head);
        const pull: Pull = {
            number,
            node_id: `pull-${number}`,
            html_url: `https://github.example/${repository}/pull/${number}`,
            title: String(body.title),
            body: String(body.body),
            state: "open",
            base: { ref: String(body.base) },
            head: { ref, sha: this.refs.get(`heads/${ref}`) ?? "", repo: { id: 1 }, owner: "example-org" },
        };
        this.pulls.push(pull);
        return [201, pull];
    }

    private comment(number: number, body: string): Answer {
        const made = { id: this.next++, body, user: bot };
        this.comments.set(number, [...(this.comments.get(number) ?? []), made]);
        return [201, made];
    }

    private editComment(id: number, body: string): Answer {
        const found = [...this.comments.values()].flat().find((comment) => comment.id === id);
        return found === undefined ? [404, {}] : [200, Object.assign(found, { body })];
    }

    private issuesLabelled(query: URLSearchParams): readonly Issue[] {
        const label = query.get("labels") ?? "";
        return this.issues.filter(({ labels, state }) => labels.includes(label) && state === query.get("state"));
    }

    private openIssue(body: Record<string, unknown>): Answer {
        const number = this.next++;
        const labels = body.labels as string[];
        const issue: Issue = {
            id: number,
            number,
            title: String(body.title),
            body: String(body.body),
            user: bot,
            state: "open",
            labels,
        };
        this.issues.push(issue);
        return [201, issue];
    }

    private content(path: string): Answer {
        const text = this.files.get(path);
        const content = Buffer.from(text ?? "", "utf8").toString("base64");
        return text === undefined ? [404, {}] : [200, { type: "file", path, encoding: "base64", content }];
    }

    private ref(ref: string): Answer {
        const sha = this.refs.get(ref);
        return sha === undefined ? [404, {}] : [200, { ref: `refs/${ref}`, object: { type: "commit", sha } }];
    }

    private tree(body: Record<string, unknown>): Answer {
        const sha = `t${this.next++}`;
        const entries = body.tree as { path: string; content: string }[];
        this.trees.set(sha, new Map(entries.map(({ path, content }) => [path, content])));
        return [201, { sha }];
    }

    private commit(body: Record<string, unknown>): Answer {
        const sha = `c${this.next++}`;
        const [parent = ""] = body.parents as string[];
        const files = this.trees.get(String(body.tree)) ?? new Map<string, string>();
        this.commits.set(sha, { parent, message: String(body.message), files });
        return [201, { sha }];
    }

    private createRef(name: string, sha: string): Answer {
        const ref = name.replace(/^refs\//, "");
        if (this.refs.has(ref)) {
            return [422, { message: "Reference already exists" }];
        }
        this.refs.set(ref, sha);
        return [201, { ref: name, object: { type: "commit", sha } }];
    }

    private moveRef(ref: string, sha: string): Answer {
        if (!this.refs.has(ref)) {
            return [422, { message: "Reference does not exist" }];
        }
        this.refs.set(ref, sha);
        return [200, { ref: `refs/${ref}`, object: { type: "commit", sha } }];
    }

    private dispatch(workflow: string, ref: string): Answer {
        this.dispatched.push({ workflow, ref });
        return [204, {}];
    }

    private merge(body: Record<string, unknown>): Answer {
        if (this.refusal !== undefined) {
            return [200, { data: null, errors: [{ message: this.refusal }] }];
        }
        this.merging.push((body.variables as { id: string }).id);
        return [200, { data: { enablePullRequestAutoMerge: { clientMutationId: null } } }];
    }
}

function change<T extends { number: number }>(all: readonly T[], number: number, body: Record<string, unknown>): T {
    const found = all.find((one) => one.number === number);
    if (found === undefined) {
        throw new Error(`There is no ${number}`);
    }
    return Object.assign(found, body);
}
