/** How the names of passwords end, such as `sslpassword`, as part of a pattern that ignores case. */
export const PASSWORD_ENDING = 'pass(?:word|wd|phrase)|pwd';

/** The same with `pass`, in which words such as `bypass` end too: for a name that is set to something. */
export const PASSWORD_NAME = `pass|${PASSWORD_ENDING}`;

/**
 * How a placeholder for a password begins, as part of a pattern that ignores case. A percent sign is one of `%(name)s`, `%s` or `%NAME%`, unless it
 * encodes a character.
 */
export const PLACEHOLDER_START = String.raw`[$<{(*]|%(?![0-9a-f]{2})|%[a-z_]\w{2,}%`;

/** How mysql and its relatives take a password: behind `p`, in one word, which may begin with short options of mysql and mysqldump that take no value. */
export const MYSQL_PASSWORD_OPTION = '-[ABCEFGHKLNQRUVXYabcdfgiklnqstvxy]*p';
