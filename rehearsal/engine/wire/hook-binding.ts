/** The messages that name hooks by hook point. */
interface Binding<Self> {
    setBeforeCreateList(names: string[]): Self;
    setAfterCreateList(names: string[]): Self;
    setBeforeUpdateList(names: string[]): Self;
    setAfterUpdateList(names: string[]): Self;
    setBeforeDeleteList(names: string[]): Self;
    setAfterDeleteList(names: string[]): Self;
    setOnErrorList(names: string[]): Self;
}

/** Writes hook names by hook point into a message. */
export function bindHooks<Message extends Binding<Message>>(
    message: Message,
    hooks: Readonly<Record<string, readonly string[]>>,
): Message {
    const names = (point: string): string[] => [...(hooks[point] ?? [])];
    return message
        .setBeforeCreateList(names("BeforeCreate"))
        .setAfterCreateList(names("AfterCreate"))
        .setBeforeUpdateList(names("BeforeUpdate"))
        .setAfterUpdateList(names("AfterUpdate"))
        .setBeforeDeleteList(names("BeforeDelete"))
        .setAfterDeleteList(names("AfterDelete"))
        .setOnErrorList(names("OnError"));
}
