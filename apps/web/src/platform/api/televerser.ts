import { adresse, annoncerNonConnecte } from './client';
import { echecDepuisReponse, echecReseau } from './probleme';

/** Avancement d'un envoi, de 0 à 1 ; null tant que la taille n'est pas connue. */
export type SurAvancement = (part: number | null) => void;

/** Envoi en cours : sa promesse, et de quoi l'abandonner. */
export type Televersement<T> = { readonly reponse: Promise<T>; readonly abandonner: () => void };

function corpsDe(xhr: XMLHttpRequest): unknown {
  try {
    return xhr.responseText === '' ? undefined : (JSON.parse(xhr.responseText) as unknown);
  } catch {
    return undefined;
  }
}

/** Envoie un fichier (multipart, champ `fichier`) avec sa progression ; `fetch` ne sait pas la donner. */
export function televerser<T>(
  chemin: string,
  fichier: File,
  options: { surAvancement?: SurAvancement; cleIdempotence?: string; champs?: Readonly<Record<string, string>> } = {},
): Televersement<T> {
  const xhr = new XMLHttpRequest();
  const reponse = new Promise<T>((resoudre, rejeter) => {
    xhr.open('POST', adresse(chemin));
    xhr.setRequestHeader('x-pdp', '1');
    xhr.setRequestHeader('accept', 'application/json, application/problem+json');
    if (options.cleIdempotence) xhr.setRequestHeader('idempotency-key', options.cleIdempotence);
    xhr.upload.onprogress = (e) => options.surAvancement?.(e.lengthComputable ? e.loaded / e.total : null);
    xhr.onerror = () => rejeter(echecReseau('hors-ligne'));
    xhr.onabort = () => rejeter(echecReseau('interrompu'));
    xhr.onload = () => {
      if (xhr.status >= 200 && xhr.status < 300) return resoudre(corpsDe(xhr) as T);
      if (xhr.status === 401) annoncerNonConnecte();
      return rejeter(echecDepuisReponse(xhr.status, corpsDe(xhr), xhr.getResponseHeader('x-correlation-id')));
    };
    const corps = new FormData();
    for (const [nom, valeur] of Object.entries(options.champs ?? {})) corps.append(nom, valeur);
    corps.append('fichier', fichier);
    xhr.send(corps);
  });
  return { reponse, abandonner: () => xhr.abort() };
}
