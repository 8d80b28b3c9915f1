import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { TacheVue } from '@pdp/domain';
import { echeanceEnClair } from '../../platform/format/dates';
import { useAujourdhui } from '../../platform/format/horloge';
import { LienInterne } from '../../platform/ui/liens/lien-interne';
import { LienBouton } from '../../platform/ui/liens/liens';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { trier } from '../../platform/ui/tableau/colonne';
import type { Colonne, Tri } from '../../platform/ui/tableau/colonne';
import { Tableau } from '../../platform/ui/tableau/tableau';
import { useChangerTache } from './taches.requetes';
import { couleurOrigine, lienTache, nomTache, situationTache, valeurTache } from './travail.vue';
import styles from './travail.module.css';

type Props = {
  readonly taches: readonly TacheVue[];
  readonly tri: Tri | undefined;
  readonly surTri: (tri: Tri) => void;
};

const COLONNES: readonly Colonne<TacheVue>[] = [
  { cle: 'nom', titre: 'Assuré', tri: 'nom', principale: true, cellule: (t) => <Personne tache={t} />, largeur: '22%' },
  { cle: 'libelle', titre: 'Action attendue', cellule: (t) => t.libelle, largeur: '27%' },
  {
    cle: 'pourquoi',
    titre: 'Pourquoi',
    cellule: (t) => (t.pourquoi === '' ? null : <Puce couleur={couleurOrigine(t.origine)}>{t.pourquoi}</Puce>),
  },
  { cle: 'echeance', titre: 'Échéance', tri: 'echeance', cellule: (t) => <Echeance tache={t} />, largeur: '120px' },
  { cle: 'fait', titre: 'Fait', cellule: (t) => <Fait tache={t} />, largeur: '52px' },
];

/** Tâches « À faire » : chaque ligne dit pour qui, quoi, pourquoi et pour quand. */
export function TableTaches({ taches, tri, surTri }: Props) {
  return (
    <Tableau
      legende="Mes tâches à faire"
      colonnes={COLONNES}
      lignes={trier(taches, tri, valeurTache)}
      cle={(tache) => tache.id}
      tri={tri}
      surTri={surTri}
      vide={
        <EtatVide titre="Rien à faire aujourd’hui" action={<LienBouton to="/assures">Voir mes assurés</LienBouton>}>
          Les tâches décidées en revue et les signalements qui vous sont confiés arriveront ici.
        </EtatVide>
      }
    />
  );
}

function Personne({ tache }: { tache: TacheVue }) {
  const nom = nomTache(tache);
  const situation = situationTache(tache);
  return (
    <>
      <LienInterne vers={lienTache(tache)} className={styles['nom']} ligne>
        {nom}
      </LienInterne>
      {situation !== '' && situation !== nom && <div className="fin">{situation}</div>}
    </>
  );
}

const COULEUR_URGENCE: Readonly<Record<'retard' | 'proche', CouleurPuce>> = { retard: 'rouge', proche: 'ambre' };

function Echeance({ tache }: { tache: TacheVue }) {
  const aujourdhui = useAujourdhui();
  if (tache.echeance === null) return <span className="fin">sans date</span>;
  const { libelle, urgence } = echeanceEnClair(tache.echeance, aujourdhui);
  return urgence === 'normale' ? (
    <span className="nombre">{libelle}</span>
  ) : (
    <Puce couleur={COULEUR_URGENCE[urgence]}>{libelle}</Puce>
  );
}

function Fait({ tache }: { tache: TacheVue }) {
  const changer = useChangerTache();
  const nom = `Marquer comme faite\u00a0: ${tache.libelle}`;
  return (
    <Tooltip label="Marquer comme faite">
      <ActionIcon
        variant="default"
        size="md"
        aria-label={nom}
        loading={changer.isPending}
        onClick={() => changer.mutate({ tache, transition: 'faire' })}
      >
        <IconCheck size={18} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
