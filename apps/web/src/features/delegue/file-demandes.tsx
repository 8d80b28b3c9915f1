import { useInfiniteQuery } from '@tanstack/react-query';
import { IconScale } from '@tabler/icons-react';
import {
  LIBELLES_CANAL_DEMANDE_DROIT,
  LIBELLES_ETAT_DEMANDE_DROIT,
  LIBELLES_SITUATION_DELAI,
  LIBELLES_TYPE_DEMANDE_DROIT,
} from '@pdp/domain';
import type { LigneDemandeDroit } from '@pdp/domain';
import { dateMoyenne } from '../../platform/format/dates';
import { LienTexte } from '../../platform/ui/liens/liens';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Squelette } from '../../platform/ui/retours/squelette';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { TableauPagine } from '../../platform/ui/tableau/lecture-pages';
import { optionsFile } from './delegue.requetes';
import { couleurDelai, couleurDemande } from './delegue.vue';

/** File des demandes : ni nom ni texte, l'échéance d'abord. */
export function FileDemandes({ closes }: { closes: boolean }) {
  const liste = useInfiniteQuery(optionsFile(closes ? 'closes' : 'ouvertes'));
  return (
    <TableauPagine
      requete={liste}
      attente={<Squelette lignes={5} />}
      legende={closes ? 'Demandes closes' : 'Demandes en attente de réponse'}
      colonnes={COLONNES}
      cle={({ id }) => id}
      vide={
        <EtatVide titre={closes ? 'Aucune demande close' : 'Aucune demande n’attend'} icone={<IconScale size={32} />}>
          Les demandes arrivent du livret des personnes, ou d’un agent qui les écrit sur leur parole.
        </EtatVide>
      }
    />
  );
}

const COLONNES: readonly Colonne<LigneDemandeDroit>[] = [
  {
    cle: 'type',
    titre: 'Demande',
    principale: true,
    cellule: ({ id, type, numero, etat }) => (
      <>
        <LienTexte
          to="/droits"
          search={{
            ouverte: id,
            ...(['DEPOSEE', 'EN_COURS', 'PRECISION_DEMANDEE'].includes(etat) ? {} : { etat: 'closes' as const }),
          }}
          data-lien-ligne=""
        >
          {LIBELLES_TYPE_DEMANDE_DROIT[type]}
        </LienTexte>
        <div className="fin">{numero === null ? 'Dossier effacé' : `dossier ${numero}`}</div>
      </>
    ),
  },
  {
    cle: 'etat',
    titre: 'État',
    cellule: ({ etat }) => <Puce couleur={couleurDemande(etat)}>{LIBELLES_ETAT_DEMANDE_DROIT[etat]}</Puce>,
  },
  {
    cle: 'echeance',
    titre: 'Répondre avant le',
    cellule: (ligne) => (
      <>
        {dateMoyenne(ligne.echeance)}
        {ligne.prolongee && ' (prolongé)'}{' '}
        {ligne.situation !== null && (
          <Puce couleur={couleurDelai(ligne)}>{LIBELLES_SITUATION_DELAI[ligne.situation]}</Puce>
        )}
      </>
    ),
  },
  {
    cle: 'depot',
    titre: 'Déposée',
    cellule: ({ deposeeLe, canal }) => (
      <>
        {dateMoyenne(deposeeLe)}
        <div className="fin">{LIBELLES_CANAL_DEMANDE_DROIT[canal]}</div>
      </>
    ),
  },
];
