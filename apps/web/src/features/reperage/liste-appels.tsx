import { useInfiniteQuery } from '@tanstack/react-query';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { LIBELLES_UNITE } from '@pdp/domain';
import type { ReperageVue } from '@pdp/domain';
import { dateCourte } from '../../platform/format/dates';
import { useAujourdhui } from '../../platform/format/horloge';
import { libelleDe } from '../../platform/format/libelles';
import { telephone } from '../../platform/format/textes';
import { LienBouton, LienTexte } from '../../platform/ui/liens/liens';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { TableauPagine } from '../../platform/ui/tableau/lecture-pages';
import type { RechercheReperage } from '../../navigation/recherches';
import { GestesAppel } from './gestes-appel';
import { optionsAppels } from './appels.requetes';
import * as vue from './appels.vue';
import styles from './reperage.module.css';

type Props = {
  readonly filtres: Pick<RechercheReperage, 'seuil' | 'etat' | 'unite'>;
  readonly plusieursServices: boolean;
};

/** Personnes à appeler parce que leur arrêt vient de passer un seuil. */
export function ListeAppels({ filtres, plusieursServices }: Props) {
  const aujourdhui = useAujourdhui();
  const { seuil, etat, unite } = filtres;
  const liste = useInfiniteQuery(optionsAppels({ seuil, etat, unite }));
  return (
    <TableauPagine
      requete={liste}
      legende="Liste d’appel"
      colonnes={colonnes(aujourdhui, plusieursServices)}
      cle={({ id }) => id}
      vide={<Vide filtre={seuil !== undefined || etat !== undefined || unite !== undefined} />}
    />
  );
}

function colonnes(aujourdhui: string, plusieursServices: boolean): readonly Colonne<ReperageVue>[] {
  const toutes: readonly (Colonne<ReperageVue> | false)[] = [
    {
      cle: 'personne',
      titre: 'Personne',
      principale: true,
      cellule: (l) => (
        <>
          <b>{l.assure.nomAffiche}</b>
          <div className="fin">{vue.personneEnClair(l, aujourdhui)}</div>
          {l.dejaSuivi && <Puce couleur="violet">déjà suivie</Puce>}
        </>
      ),
    },
    {
      cle: 'arret',
      titre: 'Arrêt',
      cellule: (l) => (
        <>
          <span className="nombre">{vue.arretEnClair(l)}</span>
          <div className="fin">{vue.finEnClair(l, aujourdhui)}</div>
        </>
      ),
    },
    {
      cle: 'seuil',
      titre: 'Seuil',
      cellule: (l) => (
        <>
          <Puce couleur={vue.couleurSeuil(l.seuil)}>{l.seuil}</Puce>
          <div className="fin">passé le {dateCourte(l.dateSeuil, aujourdhui)}</div>
        </>
      ),
    },
    plusieursServices && { cle: 'service', titre: 'Service', cellule: (l) => libelleDe(LIBELLES_UNITE, l.unite) },
    { cle: 'telephone', titre: 'Téléphone', cellule: (l) => <Telephone numero={l.assure.telephone} /> },
    { cle: 'gestes', titre: 'Suite', cellule: (l) => <Suites ligne={l} /> },
  ];
  return toutes.filter((colonne) => colonne !== false);
}

function Telephone({ numero }: { numero: string | null }) {
  if (numero === null) {
    return (
      <span className={`fin ${styles['telephone']}`}>
        <IconPhoneOff size={14} aria-hidden="true" />
        non connu
      </span>
    );
  }
  return (
    <a href={`tel:${numero}`} className={styles['telephone']}>
      <IconPhone size={14} aria-hidden="true" />
      {telephone(numero)}
    </a>
  );
}

function Suites({ ligne }: { ligne: ReperageVue }) {
  if (ligne.capacites.length > 0) return <GestesAppel ligne={ligne} />;
  return (
    <div className={styles['gestes']}>
      <Puce>{libelleDe(vue.LIBELLES_ETAT_APPEL, ligne.etat)}</Puce>
      {ligne.signalementId && (
        <LienTexte to="/signalements" search={{ ouvert: ligne.signalementId }}>
          Voir le signalement
        </LienTexte>
      )}
    </div>
  );
}

function Vide({ filtre }: { filtre: boolean }) {
  if (filtre) {
    return (
      <EtatVide
        titre="Personne pour ce filtre"
        action={
          <LienBouton to="/reperage" search={{ onglet: 'appels' }} variant="default">
            Enlever les filtres
          </LienBouton>
        }
      >
        Enlevez les filtres pour voir toute la liste d’appel.
      </EtatVide>
    );
  }
  return (
    <EtatVide titre="Personne à appeler aujourd’hui" icone={<IconPhone size={32} />}>
      Une personne arrive ici quand son arrêt passe 45 ou 90 jours, ou après l’import de la liste mensuelle.
    </EtatVide>
  );
}
