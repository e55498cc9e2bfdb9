import tseslint from "typescript-eslint";

/** What a file may not import, as a pattern of the module's name and the reason. */
const azure = {
    regex: "^@pulumi/(azure-native|azuread)(/|$)",
    message: "Only Azure's files (azure-*, aks-*, acr-*) import Azure's SDK.",
};
const aws = {
    regex: "^@pulumi/(aws|eks)(/|$)",
    message: "Only AWS's files (aws-*, eks-*, ecr-*) import AWS's SDKs.",
};
const azureFiles = { regex: "/(azure|aks|acr)[-.]?[^/]*$", message: "Only Azure's files import Azure's files." };
const awsFiles = { regex: "/(aws|eks|ecr)[-.]?[^/]*$", message: "Only AWS's files import AWS's files." };
const rightOfComponents = {
    regex: "^@fairlead/(environments|rehearsal)|(^|/)(environments|rehearsal|test)(/|$)",
    message: "Components know nothing of environments and of the rehearsal.",
};
const rehearsal = {
    regex: "^@fairlead/rehearsal|(^|/)rehearsal(/|$)",
    message: "The program is the same in a rehearsal and in a deployment.",
};
const cloudFiles = {
    regex: "environments/(azure|aws|local|index|platform|applications)",
    message: "The policy pack shares what reads settings, and judges any program.",
};
const program = {
    regex: "^@fairlead/|^@pulumi/(?!pulumi(/|$))|(^|/)(components|environments)/",
    message: "The rehearsal runs any program, and imports none.",
};

/** Rooms of the rehearsal by what stands left of them. Each imports itself and the rooms named here. */
const rooms = {
    model: [],
    engine: ["model"],
    state: ["model"],
    project: ["model", "state"],
    display: ["model", "state"],
    clouds: [],
    report: ["model", "state", "project", "engine", "display", "cli"],
};

const otherRooms = {
    regex: "^@fairlead/|^@pulumi/|(^|/)(components|environments|policy|rehearsal)(/|$)",
    message: "The service runs in a container of its own, and imports no other room.",
};

const otherThanPipeline = {
    regex: "^@fairlead/|^@pulumi/|(^|/)(components|environments|policy|rehearsal|service)(/|$)",
    message: "What workflows run reads files and GitHub, and imports no other room.",
};

/** Files, and what they may not import. The first entry that matches a file holds. */
const architecture = [
    { files: ["components/**/{azure,aks,acr}-*.ts"], forbidden: [rightOfComponents, aws, awsFiles] },
    { files: ["components/**/{aws,eks,ecr}-*.ts"], forbidden: [rightOfComponents, azure, azureFiles] },
    { files: ["components/index.ts"], forbidden: [rightOfComponents, azure, aws] },
    { files: ["components/**/*.ts"], forbidden: [rightOfComponents, azure, aws, azureFiles, awsFiles] },
    { files: ["bootstrap/azure.ts"], forbidden: [rehearsal, aws, awsFiles] },
    { files: ["bootstrap/aws.ts"], forbidden: [rehearsal, azure, azureFiles] },
    { files: ["bootstrap/index.ts"], forbidden: [rehearsal, azure, aws] },
    { files: ["bootstrap/**/*.ts"], forbidden: [rehearsal, azure, aws, azureFiles, awsFiles] },
    { files: ["environments/azure*.ts"], forbidden: [rehearsal, aws, awsFiles] },
    { files: ["environments/aws*.ts"], forbidden: [rehearsal, azure, azureFiles] },
    { files: ["environments/index.ts"], forbidden: [rehearsal, azure, aws] },
    { files: ["environments/**/*.ts"], forbidden: [rehearsal, azure, aws, azureFiles, awsFiles] },
    ...Object.entries(rooms).map(([room, left]) => {
        const others = [...Object.keys(rooms), "cli"].filter((other) => other !== room && !left.includes(other));
        const message = `rehearsal/${room} imports only itself${left.map((name) => `, ${name}`).join("")}.`;
        return {
            files: [`rehearsal/${room}/**/*.ts`],
            forbidden: [program, { regex: `^(\\.\\./)+(${others.join("|")})(/|$)`, message }],
        };
    }),
    { files: ["rehearsal/**/*.ts"], forbidden: [program] },
    { files: ["policy/azure/**/*.ts"], forbidden: [rehearsal, cloudFiles, aws] },
    { files: ["policy/aws/**/*.ts"], forbidden: [rehearsal, cloudFiles, azure] },
    { files: ["policy/**/*.ts"], forbidden: [rehearsal, cloudFiles, azure, aws] },
    { files: ["service/**/*.ts"], forbidden: [otherRooms] },
    { files: ["pipeline/**/*.ts"], forbidden: [otherThanPipeline] },
];

export default tseslint.config(
    { ignores: ["**/node_modules/", "coverage/", ".rehearsal/"] },
    {
        files: ["**/*.ts"],
        extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        linterOptions: { reportUnusedDisableDirectives: "error" },
        rules: {
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
            "@typescript-eslint/no-extraneous-class": "off",
            // typescript-eslint 8.73 recurses without end on recursive types, which JSON and property values are.
            "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
        },
    },
    // Later entries win in ESLint, so the table is turned round.
    ...architecture.toReversed().map(({ files, forbidden }) => ({
        files,
        rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns: forbidden }] },
    })),
);
