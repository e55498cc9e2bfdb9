/** Rights of a container that Pod Security's level `restricted` takes, and a root file system that nobody writes to. */
export const restrictedContainer = {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
};
