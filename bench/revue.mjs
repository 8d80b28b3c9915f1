export async function mesurerRevue() { return []; }
