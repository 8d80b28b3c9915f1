import { useInfiniteQuery } from '@tanstack/react-query';
import { IconFlag } from '@tabler/icons-react';
import type { SignalementVue } from '@pdp/domain';
import { useIntervalleSecours } from '../../platform/realtime/etat-connexion';
import { LienBouton } from '../../platform/ui/liens/liens';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { TableauPagine } from '../../platform/ui/tableau/lecture-pages';
import type { VueSignalements } from '../../navigation/recherches';
import { optionsSignalements } from './signalement.requetes';
import * as affichage from './signalement.vue';
import styles from './signalement.module.css';

type Props = {
  readonly vue: VueSignalements;
  readonly etat: string | undefined;
  readonly recherche: string | undefined;
  readonly ouvrir: (id: string) => void;
};

/** Liste des signalements : la file de l'unité, ou les envois de l'utilisateur avec leur délai. */
export function ListeSignalements({ vue, etat, recherche, ouvrir }: Props) {
  const liste = useInfiniteQuery({
    ...optionsSignalements({ vue, etat: affichage.etatsDemandes(vue, etat), recherche }),
    refetchInterval: useIntervalleSecours(60_000),
  });
  return (
    <TableauPagine
      requete={liste}
      legende={vue === 'emis' ? 'Signalements que j’ai envoyés' : 'Signalements à traiter'}
      colonnes={colonnes(vue, ouvrir)}
      cle={(signalement) => signalement.id}
      vide={<Vide vue={vue} filtre={etat !== undefined || recherche !== undefined} />}
    />
  );
}

function colonnes(vue: VueSignalements, ouvrir: (id: string) => void): readonly Colonne<SignalementVue>[] {
  const personne: Colonne<SignalementVue> = {
    cle: 'personne',
    titre: 'Personne',
    principale: true,
    cellule: (s) => (
      <>
        <button type="button" className={styles['ouvrir']} data-lien-ligne="" onClick={() => ouvrir(s.id)}>
          {affichage.nomPersonne(s)}
        </button>
        <div className="fin">{affichage.situationSignalement(s)}</div>
      </>
    ),
  };
  const motif: Colonne<SignalementVue> = {
    cle: 'motif',
    titre: 'Raison',
    cellule: (s) => affichage.motifEnClair(s.motif),
  };
  const etat: Colonne<SignalementVue> = {
    cle: 'etat',
    titre: 'État',
    cellule: (s) => <Puce couleur={affichage.couleurEtat(s.etat)}>{affichage.libelleEtat(s.etat)}</Puce>,
  };
  const delai: Colonne<SignalementVue> = {
    cle: 'delai',
    titre: vue === 'emis' ? 'Délai' : 'Reçu depuis',
    cellule: (s) => <span className="nombre">{affichage.delaiEnClair(s.delaiJours)}</span>,
  };
  const origine: Colonne<SignalementVue> = {
    cle: 'origine',
    titre: 'Signalé par',
    cellule: (s) => affichage.emetteurEnClair(s),
  };
  return vue === 'emis' ? [personne, motif, etat, delai] : [personne, motif, origine, etat, delai];
}

function Vide({ vue, filtre }: { vue: VueSignalements; filtre: boolean }) {
  if (filtre) {
    return (
      <EtatVide
        titre="Aucun signalement pour ce filtre"
        action={
          <LienBouton to="/signalements" search={{ vue }} variant="default">
            Enlever le filtre
          </LienBouton>
        }
      >
        Enlevez le filtre pour voir les autres.
      </EtatVide>
    );
  }
  return vue === 'emis' ? (
    <EtatVide
      titre="Vous n’avez encore rien signalé"
      icone={<IconFlag size={32} />}
      action={<LienBouton to="/signaler">Signaler une situation</LienBouton>}
    >
      Un signalement prend moins d’une minute&nbsp;; vous en suivrez ici l’état et le délai.
    </EtatVide>
  ) : (
    <EtatVide titre="Aucun signalement à traiter" icone={<IconFlag size={32} />}>
      Les nouveaux arriveront ici sans recharger la page.
    </EtatVide>
  );
}
