import {
  CHAMPS_DISPOSITIF,
  DISPOSITIFS,
  LIBELLES_PARTIE,
  LIBELLES_REPONSE,
  dateEnLettres,
  type Champ,
  type DonneesDispositif,
  type GestePasse,
  type TypeDispositif,
} from '@pdp/domain';

type Ligne = Readonly<Record<string, unknown>>;
type Dispositif = {
  readonly type: TypeDispositif;
  readonly donnees: DonneesDispositif;
  readonly historique: readonly GestePasse[];
};

/** Un dispositif dont chaque saisie, chaque réponse et chaque geste porte son nom français ; les codes restent au fichier JSON. */
export function dispositifEnMots(ligne: Ligne): Ligne {
  const { type, donnees, historique } = ligne as unknown as Dispositif;
  return {
    ...ligne,
    type: DISPOSITIFS[type].libelle,
    note: nommer(donnees),
    reponses: [...direReponses(donnees.accords), ...direReponses(donnees.accordsRenouvellement)],
    passe: historique.map(
      ({ geste, le, par }) => `${dateEnLettres(le.slice(0, 10))} : ${nomDuGeste(type, geste)}, ${par}`,
    ),
  };
}

const nomDuGeste = (type: TypeDispositif, geste: string): string =>
  DISPOSITIFS[type].gestes[geste]?.libelle ?? (geste === 'ouvrir' ? 'Ouverture' : 'Compléments');

const nommer = (donnees: DonneesDispositif): Ligne =>
  Object.fromEntries(
    Object.entries(CHAMPS_DISPOSITIF as Readonly<Record<string, Champ>>).flatMap(([nom, champ]) => {
      const valeur = (donnees as Ligne)[nom];
      return valeur === undefined || nom === 'documentId' ? [] : [[champ.libelle, valeurDe(champ, valeur)]];
    }),
  );

const valeurDe = (champ: Champ, valeur: unknown): unknown => {
  if (champ.sorte === 'choix') return champ.libelles[String(valeur)] ?? valeur;
  if (champ.sorte === 'choixMultiple') return (valeur as string[]).map((code) => champ.libelles[code] ?? code);
  if (champ.sorte !== 'liste') return valeur;
  return (valeur as Ligne[]).map((element) =>
    Object.fromEntries(Object.entries(champ.de).map(([nom, sous]) => [sous.libelle, valeurDe(sous, element[nom])])),
  );
};

const direReponses = (accords: DonneesDispositif['accords'] = {}): readonly string[] =>
  Object.entries(accords).map(
    ([partie, { reponse, le, signataire }]) =>
      `${LIBELLES_PARTIE[partie as keyof typeof LIBELLES_PARTIE]} : ${LIBELLES_REPONSE[reponse].toLowerCase()}, le ${dateEnLettres(le)}${signataire === undefined ? '' : `, signé ${signataire}`}`,
  );
