/** The bucket in an address such as `s3://bucket/prefix`, which other programs take in place of a name; any other text as it is. */
export const bucketInAddress = (text: string): string => text.replace(/^\w+:\/\/([^/]*).*$/s, '$1');
