/** Whether a text may contain a placeholder, which another program replaces before the value is used. */
export const mayHoldPlaceholder = (text: string): boolean => /[$<{]/.test(text);
