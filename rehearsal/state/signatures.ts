/** The key that marks an object as a value of a kind that JSON lacks. Source: `sdk/go/common/resource/sig/sig.go`. */
export const signatureKey = "4dabf18193072939515e22adb298388d";

/** The marks. Source: `sig.go`, and for floats `pkg/resource/stack/deployment.go` in pulumi/pulumi. */
export const signatures = {
    secret: "1b47061264138c4ac30d75fd1eb44270",
    resource: "5cf8f73096256a8f31e491e813e4eb8e",
    asset: "c44067f5952c0a294b673a41bacd8c17",
    archive: "0def7320c3a5731c473e5ecbe6d01bc7",
    float: "8ad145fe-0d11-4827-bfd7-1abcbf086f5c",
} as const;
