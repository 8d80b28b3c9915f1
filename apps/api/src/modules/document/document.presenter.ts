import type { DocumentVue, FichierVue, VersionDocumentVue } from '@pdp/domain';
import type { Portee } from '@pdp/permissions';
import type { ScellementPort } from '../../platform/fichiers/scellement.port.js';
import type { LigneDocumentLu, LigneFichier, LigneVersion } from './persistence/lecture-documents.js';

/** Ce que le lecteur peut de ce document : l'étendue de sa lecture, et s'il l'écrit. */
export type Regard = { readonly portee: Portee; readonly ecrit: boolean };

/**
 * Document projeté. `titre` : le titre seulement, sans fichier ni nom de qui l'a déposé. Une version refusée par l'antivirus,
 * et un document retiré, ne se montrent qu'à qui écrit cette classe.
 */
export function presenterDocument(
  ligne: LigneDocumentLu,
  { portee, ecrit }: Regard,
  scellement: ScellementPort,
): DocumentVue {
  const entier = portee === 'complete';
  const retire = ligne.retireLe !== null;
  const versions = entier ? ligne.versions.filter(({ etat }) => ecrit || etat !== 'INFECTE') : [];
  return {
    id: ligne.id,
    version: ligne.version,
    classe: ligne.classe,
    titre: ouvrir(ligne.titreScelle, 'document', 'titre_scelle', ligne.id, scellement),
    le: ligne.creeLe.toISOString(),
    versions: versions.map((version) => presenterVersion(version, scellement)),
    adresseA: entier ? ligne.adresseA : null,
    retrait:
      ligne.retireLe === null || ligne.motif === null
        ? null
        : { le: ligne.retireLe.toISOString(), motif: ligne.motif, par: ligne.retirePar },
    capacites: {
      telecharger: entier && !retire && versions.some(({ etat }) => etat === 'SAIN'),
      ecrire: ecrit && !retire,
    },
  };
}

/** Un fichier seul : son nom, son type et où en est son analyse. */
export const presenterFichier = (f: LigneFichier, scellement: ScellementPort): FichierVue => ({
  id: f.id,
  nom: ouvrir(f.nomScelle, 'fichier', 'nom_scelle', f.id, scellement) ?? 'document',
  type: f.type,
  octets: f.octets,
  etat: f.etat,
  analyseSimulee: f.analyseur === 'SIMULEE',
});

const presenterVersion = (v: LigneVersion, scellement: ScellementPort): VersionDocumentVue => ({
  fichierId: v.id,
  numero: v.numero,
  nom: ouvrir(v.nomScelle, 'fichier', 'nom_scelle', v.id, scellement) ?? 'Fichier effacé',
  type: v.type,
  octets: v.octets,
  etat: v.etat,
  deposePar: v.par,
  le: new Date(v.le).toISOString(),
});

function ouvrir(
  scelle: string | null,
  table: string,
  colonne: string,
  ligne: string,
  scellement: ScellementPort,
): string | null {
  return scelle === null ? null : scellement.ouvrir(scelle, { table, colonne, ligne });
}
