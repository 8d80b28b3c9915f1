import { useInfiniteQuery } from '@tanstack/react-query';
import { LIBELLES_SORT } from '@pdp/domain';
import type { ImportVue, LigneApercu, SortLigne } from '@pdp/domain';
import { dateChiffres } from '../../platform/format/dates';
import { risqueCourt } from '../../platform/format/libelles';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { TableauPagine } from '../../platform/ui/tableau/lecture-pages';
import { optionsLignes } from './imports.requetes';
import { couleurSort } from './imports.vue';
import styles from './reperage.module.css';

type Props = { readonly donnees: ImportVue; readonly sort: SortLigne | undefined };

/** Lignes du fichier dans leur ordre, chacune avec son sort et sa raison. */
export function LignesImport({ donnees, sort }: Props) {
  const lignes = useInfiniteQuery(optionsLignes(donnees.id, donnees.version, sort));
  return (
    <TableauPagine
      requete={lignes}
      legende="Lignes de la liste et ce qu’elles deviennent"
      colonnes={COLONNES}
      cle={(ligne) => String(ligne.numero)}
      vide={<Vide confirme={donnees.etat === 'CONFIRME'} />}
    />
  );
}

function Vide({ confirme }: { confirme: boolean }) {
  return (
    <EtatVide titre="Aucune ligne à montrer">
      {confirme
        ? 'Une fois la liste confirmée, seules les lignes rejetées sont gardées, trente jours.'
        : 'Choisissez un autre sort ci-dessus.'}
    </EtatVide>
  );
}

const COLONNES: readonly Colonne<LigneApercu>[] = [
  {
    cle: 'numero',
    titre: 'Ligne',
    aligneDroite: true,
    largeur: '72px',
    cellule: (l) => <span className="nombre">{l.numero}</span>,
  },
  {
    cle: 'personne',
    titre: 'Personne',
    principale: true,
    cellule: (l) => <b className={styles['nomLu']}>{l.nomAffiche === '' ? 'Nom illisible' : l.nomAffiche}</b>,
  },
  { cle: 'arret', titre: 'Arrêt', cellule: arret, largeur: '290px' },
  { cle: 'sort', titre: 'Sort', cellule: (l) => <Puce couleur={couleurSort(l.sort)}>{LIBELLES_SORT[l.sort]}</Puce> },
  { cle: 'raison', titre: 'Raison', cellule: (l) => l.raison ?? '' },
];

function arret({ dateDebut, dateFin, risque }: LigneApercu): string {
  const dates = [
    dateDebut === null ? '' : `du ${dateChiffres(dateDebut)}`,
    dateFin === null ? '' : `au ${dateChiffres(dateFin)}`,
  ].filter((mot) => mot !== '');
  return [dates.join(' '), risqueCourt(risque)].filter((mot) => mot !== '').join(' · ');
}
