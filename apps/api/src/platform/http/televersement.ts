import type { Multipart, MultipartFile } from '@fastify/multipart';
import { erreurMetier, type ErreurMetier } from '@pdp/domain';
import type { FastifyRequest } from 'fastify';
import { nettoyer } from './hygiene.js';
import { ProblemeException } from './probleme.exception.js';

/** Demande qui peut porter un formulaire avec un fichier. */
export type DemandeMultipart = FastifyRequest & {
  isMultipart(): boolean;
  parts(options: object): AsyncIterableIterator<Multipart>;
};

/** Un fichier reçu au fil de l'envoi, et les champs de texte qui le précédaient. */
export type Envoi = {
  readonly champs: Readonly<Record<string, string>>;
  readonly nom: string;
  readonly flux: AsyncIterable<Uint8Array>;
};

/** L'envoi s'est arrêté avant la fin : rien d'anormal de notre côté. */
export class EnvoiInterrompu extends Error {
  override readonly name = 'EnvoiInterrompu';
}

/**
 * Lit un formulaire multipart : les champs nommés dans `attendus`, puis le champ `fichier`, donné à `travail` pendant qu'il
 * arrive. `octets` borne le fichier, un octet au-delà de ce que `travail` accepte. Le reste d'un envoi refusé est écoulé.
 */
export async function recevoirFichier<T>(
  demande: DemandeMultipart,
  { attendus, octets }: { readonly attendus: readonly string[]; readonly octets: number },
  travail: (envoi: Envoi) => Promise<T>,
): Promise<T> {
  if (!demande.isMultipart())
    throw new ProblemeException(
      erreurMetier('type-refuse', 'Envoyez le fichier en multipart/form-data, champ « fichier ».'),
    );
  const { champs, fichier } = await lireJusquAuFichier(demande, attendus, octets);
  try {
    return await travail({ champs, nom: fichier.filename ?? '', flux: octetsDe(fichier) });
  } finally {
    // Sans cela, la réponse n'atteindrait jamais le navigateur.
    fichier.file.resume();
  }
}

async function lireJusquAuFichier(
  demande: DemandeMultipart,
  attendus: readonly string[],
  octets: number,
): Promise<{ champs: Record<string, string>; fichier: MultipartFile }> {
  const champs: Record<string, string> = {};
  const options = { throwFileSizeLimit: false, limits: { fileSize: octets + 1 } };
  try {
    for await (const partie of demande.parts(options)) {
      if (partie.type === 'file' && partie.fieldname === 'fichier') return { champs, fichier: partie };
      if (partie.type === 'file') partie.file.resume();
      else if (attendus.includes(partie.fieldname) && typeof partie.value === 'string')
        champs[partie.fieldname] = lireChamp(partie.fieldname, partie.value);
    }
  } catch (erreur) {
    if (erreur instanceof ProblemeException) throw erreur;
    throw new ProblemeException(erreurMetier('corps-illisible', 'Cet envoi n’a pas pu être lu. Recommencez.'));
  }
  throw new ProblemeException(sansFichier());
}

// Un formulaire ne passe pas par l'hygiène du corps JSON : mêmes refus ici.
function lireChamp(nom: string, valeur: string): string {
  const faute = nettoyer(valeur, nom);
  if (faute)
    throw new ProblemeException(
      erreurMetier('requete-invalide', 'Certains champs sont à corriger.', { champs: [faute] }),
    );
  return valeur.normalize('NFC');
}

async function* octetsDe(fichier: MultipartFile): AsyncGenerator<Uint8Array> {
  // Une lecture qui renonce ne doit pas détruire le flux : le reste de l'envoi sera écoulé.
  const morceaux = fichier.file.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]();
  try {
    for (;;) {
      const suivant = await morceaux.next().catch(() => {
        throw new EnvoiInterrompu();
      });
      if (suivant.done) return;
      yield suivant.value as Uint8Array;
    }
  } finally {
    await morceaux.return?.();
  }
}

const sansFichier = (): ErreurMetier =>
  erreurMetier('requete-invalide', 'Choisissez un fichier.', {
    champs: [{ chemin: 'fichier', code: 'obligatoire', message: 'Choisissez le fichier à déposer.' }],
  });
