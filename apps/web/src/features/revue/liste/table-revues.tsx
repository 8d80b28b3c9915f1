import { Link } from '@tanstack/react-router';
import { LIBELLES_TYPE_REVUE, type RevueLigne } from '@pdp/domain';
import { dateHeureMoyenne } from '../../../platform/format/dates';
import { libelleDe } from '../../../platform/format/libelles';
import { pluriel } from '../../../platform/format/textes';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { PuceEnDirect } from '../../../platform/ui/mise-en-page/puce-en-direct';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import type { Colonne } from '../../../platform/ui/tableau/colonne';
import { Tableau } from '../../../platform/ui/tableau/tableau';
import { couleurEtat, etatRevue, pageDe } from '../revue.vue';

const COLONNES: readonly Colonne<RevueLigne>[] = [
  { cle: 'titre', titre: 'Séance', principale: true, cellule: (r) => <LienRevue revue={r} /> },
  {
    cle: 'debut',
    titre: 'Quand',
    cellule: (r) => <span className="nombre">{dateHeureMoyenne(r.debut)}</span>,
    largeur: '210px',
  },
  {
    cle: 'type',
    titre: 'Type',
    cellule: (r) => [libelleDe(LIBELLES_TYPE_REVUE, r.type), r.organisme].filter(Boolean).join(', '),
    largeur: '190px',
  },
  { cle: 'passages', titre: 'Dossiers', cellule: (r) => pluriel(r.nombrePassages, 'dossier'), largeur: '110px' },
  {
    cle: 'etat',
    titre: 'État',
    cellule: (r) => (r.enDirect ? <PuceEnDirect /> : <Puce couleur={couleurEtat(r.etat)}>{etatRevue(r.etat)}</Puce>),
    largeur: '190px',
  },
];

/** Séances : chaque ligne ouvre la bonne page, préparation, salle ou compte rendu. */
export function TableRevues({ revues }: { readonly revues: readonly RevueLigne[] }) {
  return (
    <Tableau
      legende="Revues de dossiers"
      colonnes={COLONNES}
      lignes={revues}
      cle={(r) => r.id}
      vide={
        <EtatVide titre="Aucune séance ici">
          Changez de filtre, ou demandez à la coordination d’en planifier une.
        </EtatVide>
      }
    />
  );
}

function LienRevue({ revue }: { revue: RevueLigne }) {
  return (
    <Link to={pageDe(revue)} params={{ id: revue.id }} data-lien-ligne="" style={{ fontWeight: 700 }}>
      {revue.titre}
    </Link>
  );
}
