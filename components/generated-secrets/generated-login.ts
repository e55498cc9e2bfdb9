import * as pulumi from "@pulumi/pulumi";
import { RandomBytes } from "@pulumi/random/randomBytes";
import { RandomPassword } from "@pulumi/random/randomPassword";

import { rejectFaults, type Fault } from "../shared/arguments";
import { matches, wholeNumber } from "../shared/argument-rules";
import { digest } from "../shared/names";
import { scramVerifier } from "./scram";

export interface GeneratedLoginArgs {
    /** Name to log in by. A change keeps the password. */
    readonly username: string;
    /**
     * Raise it to get another password.
     * @default 1
     */
    readonly generation?: number;
}

/**
 * A login with a random password of 40 letters and digits, made once. Put it into a secret store; nothing else should
 * hold it.
 */
export class GeneratedLogin extends pulumi.ComponentResource {
    /** Name to log in by. */
    readonly username: pulumi.Output<string>;
    /** The password. A secret. */
    readonly password: pulumi.Output<string>;
    /** What PostgreSQL keeps of the password: it makes a login, but nobody can log in with it. A secret. */
    readonly verifier: pulumi.Output<string>;
    /** A text that changes with the login. No secret. */
    readonly version: pulumi.Output<string>;

    constructor(name: string, args: GeneratedLoginArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("GeneratedLogin", name, generatedLoginFaults(args));
        super("fairlead:index:GeneratedLogin", name, {}, opts);

        const keepers = { generation: String(args.generation ?? 1) };
        const { result } = new RandomPassword(
            `${name}-password`,
            // Nothing that URLs or shells would take for more than a letter.
            { length: 40, special: false, keepers },
            { parent: this },
        );
        const salt = new RandomBytes(`${name}-salt`, { length: 16, keepers }, { parent: this });

        this.username = pulumi.output(args.username);
        this.password = pulumi.secret(result);
        this.verifier = pulumi.secret(
            pulumi.all([result, salt.base64]).apply(([password, of]) => scramVerifier(password, of)),
        );
        // Ten characters of a digest of 300 random bits tell nothing of them.
        this.version = pulumi.unsecret(this.verifier.apply((verifier) => digest(`${args.username} ${verifier}`, 10)));
        this.registerOutputs({
            username: this.username,
            password: this.password,
            verifier: this.verifier,
            version: this.version,
        });
    }
}

/** What is wrong with the arguments, before anything is created. */
export function generatedLoginFaults({ username, generation }: GeneratedLoginArgs): Fault[] {
    return [
        ...matches(
            "username",
            username,
            /^(?!pg_)[a-z][a-z0-9_-]{0,62}$/,
            "1 to 63 lower-case letters, digits, hyphens and underscores, a letter first, and not pg_",
            "choose such a name",
        ),
        ...wholeNumber("generation", generation, 1, 1_000_000, "generations"),
    ];
}
