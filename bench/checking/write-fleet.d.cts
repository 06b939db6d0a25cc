export function writeFleet(count: number, folder: string): void;
