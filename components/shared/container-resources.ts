/** What a container asks for, and the most memory it may use. CPU has no limit: it would only slow the container down. */
export function containerResources(cpu: string, memory: string, memoryLimit: string) {
    return { requests: { cpu, memory }, limits: { memory: memoryLimit } };
}
