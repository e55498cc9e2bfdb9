export { LockedError, StackLock } from "./lock";
export { type StackName, StateLayout, organization } from "./layout";
export { StackRun } from "./stack-run";
export { StackState } from "./stack-state";
export {
    IncorrectPassphraseError,
    environmentPassphrase,
    openPassphraseCrypter,
    rehearsalPassphrase,
    rehearsalSalt,
} from "./passphrase";
export type { Crypter } from "./crypter";
export type { UntypedDeployment } from "./deployment-json";
export type { StateSecrets } from "./secrets";
