import type { Crypter } from "./crypter";
import type { SecretsProvider } from "./deployment-json";
import { Fields } from "./fields";
import {
    IncorrectPassphraseError,
    environmentPassphrase,
    makeSalt,
    openPassphraseCrypter,
    rehearsalPassphrase,
} from "./passphrase";

/** How the secrets of one stack's state are kept. */
export interface StateSecrets {
    readonly provider: SecretsProvider;
    readonly crypter: Crypter;
}

/**
 * Opens the secrets of a stored state, or makes new ones where there is no state yet.
 *
 * @throws if another secrets provider than the passphrase's encrypted the state, or another passphrase
 */
export async function openSecrets(stored: SecretsProvider | undefined, subject: string): Promise<StateSecrets> {
    const own = environmentPassphrase(process.env);
    const passphrase = own ?? rehearsalPassphrase;
    if (stored === undefined) {
        const salt = await makeSalt(passphrase);
        return {
            provider: { type: "passphrase", state: { salt } },
            crypter: await openPassphraseCrypter(passphrase, salt),
        };
    }
    if (stored.type !== "passphrase") {
        throw new Error(
            `${subject}: expected secrets encrypted with a passphrase, found the secrets provider "${stored.type}". ` +
                "A rehearsal asks no key service; use another --state directory.",
        );
    }
    const salt = new Fields(stored.state, "secrets provider").text("salt");
    try {
        return { provider: stored, crypter: await openPassphraseCrypter(passphrase, salt) };
    } catch (error) {
        if (error instanceof IncorrectPassphraseError) {
            const found = own === undefined ? "the rehearsal's own passphrase" : "the one in PULUMI_CONFIG_PASSPHRASE";
            throw new Error(
                `${subject}: incorrect passphrase: ${found} is not the one it was written with. ` +
                    "Set PULUMI_CONFIG_PASSPHRASE to that, or use another --state directory.",
            );
        }
        throw error;
    }
}
