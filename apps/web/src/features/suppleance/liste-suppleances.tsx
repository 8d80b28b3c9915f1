import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { LIBELLES_FONCTION } from '@pdp/domain';
import type { SuppleanceVue } from '@pdp/domain';
import { libelleDe } from '../../platform/format/libelles';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { confirmer } from '../../platform/ui/retours/confirmer';
import { Erreur } from '../../platform/ui/retours/erreur';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Lecture } from '../../platform/ui/retours/lecture';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { Tableau } from '../../platform/ui/tableau/tableau';
import { optionsSuppleances, useTerminerSuppleance } from './suppleance.requetes';
import * as vue from './suppleance.vue';

/** Suppléances : qui remplace qui, quand, et ce qui est ouvert en ce moment. */
export function ListeSuppleances() {
  const suppleances = useQuery(optionsSuppleances);
  const terminer = useTerminerSuppleance();
  const mettreFin = async ({ id, absent, suppleant }: SuppleanceVue) => {
    const oui = await confirmer({
      titre: 'Mettre fin à cette suppléance\u00a0?',
      texte: `Les dossiers de ${absent.nom} se referment aussitôt pour ${suppleant.nom}.`,
      bouton: 'Mettre fin',
      danger: true,
    });
    if (oui) terminer.mutate(id);
  };
  return (
    <>
      {terminer.isError && <Erreur erreur={terminer.error} />}
      <Lecture requete={suppleances}>
        {({ elements }) => (
          <Tableau
            legende="Suppléances"
            colonnes={colonnes((s) => void mettreFin(s))}
            lignes={elements}
            cle={({ id }) => id}
            vide={
              <EtatVide titre="Aucune suppléance">
                Avant une absence, désignez un collègue de même fonction&nbsp;: vos dossiers ne restent pas sans
                personne.
              </EtatVide>
            }
          />
        )}
      </Lecture>
    </>
  );
}

const colonnes = (terminer: (suppleance: SuppleanceVue) => void): readonly Colonne<SuppleanceVue>[] => [
  {
    cle: 'absent',
    titre: 'Absent',
    principale: true,
    cellule: ({ absent, fonction, organisme }) => (
      <>
        <b>{absent.nom}</b>
        <div className="fin">{[libelleDe(LIBELLES_FONCTION, fonction), organisme?.nom].filter(Boolean).join(', ')}</div>
      </>
    ),
  },
  { cle: 'suppleant', titre: 'Suppléant', cellule: ({ suppleant }) => suppleant.nom },
  {
    cle: 'periode',
    titre: 'Période',
    cellule: (s) => (
      <>
        {vue.periodeEnClair(s)}
        <div className="fin">{s.motif}</div>
      </>
    ),
  },
  {
    cle: 'etat',
    titre: 'État',
    cellule: (s) => (
      <>
        <Puce couleur={vue.etatEnClair(s).couleur}>{vue.etatEnClair(s).libelle}</Puce>
        {vue.recuEnClair(s) && <div className="fin">{vue.recuEnClair(s)}</div>}
      </>
    ),
  },
  {
    cle: 'gestes',
    titre: 'Gestes',
    cellule: (s) =>
      s.peutTerminer && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Mettre fin\u00a0: ${s.suppleant.nom} supplée ${s.absent.nom}`}
          onClick={() => terminer(s)}
        >
          Mettre fin
        </Button>
      ),
  },
];
