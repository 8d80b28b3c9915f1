import { Button, Modal } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { LIBELLES_ETAT_ALERTE, ecrireSiret } from '@pdp/domain';
import type { AlerteVue, AlertesVue, EtatAlerte } from '@pdp/domain';
import { useState } from 'react';
import { dateMoyenne } from '../../platform/format/dates';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';
import { confirmer } from '../../platform/ui/retours/confirmer';
import { Erreur } from '../../platform/ui/retours/erreur';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { useGesteAlerte } from './alerte.requetes';
import { MesDossiers } from './mes-dossiers';
import styles from './alerte.module.css';

const COULEURS: Readonly<Record<EtatAlerte, CouleurPuce>> = {
  BROUILLON: 'ambre',
  VALIDEE: 'vert',
  ABANDONNEE: 'gris',
  BLOQUEE: 'rouge',
};

/** Alertes ouvertes et passées : combien de personnes sont confirmées, ce qui bloque, ce qui partira. */
export function ListeAlertes({ vue: { alertes, seuils } }: { readonly vue: AlertesVue }) {
  return (
    <Carte titre="Alertes">
      {alertes.length === 0 ? (
        <EtatVide titre="Aucune alerte">Une alerte se prépare depuis une situation répétée.</EtatVide>
      ) : (
        <ul className={styles['liste']}>
          {alertes.map((alerte) => (
            <Alerte key={alerte.id} alerte={alerte} minimum={seuils.dossiers} />
          ))}
        </ul>
      )}
    </Carte>
  );
}

function Alerte({ alerte, minimum }: { readonly alerte: AlerteVue; readonly minimum: number }) {
  const geste = useGesteAlerte(alerte.id);
  const [lue, poserLue] = useState(false);
  return (
    <li className={styles['alerte']}>
      <div className={styles['ligne']}>
        <h3>{alerte.raisonSociale}</h3>
        <Puce couleur={COULEURS[alerte.etat]}>{LIBELLES_ETAT_ALERTE[alerte.etat]}</Puce>
      </div>
      <p>
        SIRET {ecrireSiret(alerte.siret)}, effectif {alerte.effectif}. {confirmes(alerte, minimum)}{' '}
        <span className="fin">
          Préparée par {alerte.creePar} le {dateMoyenne(alerte.creeLe)}
          {alerte.valideeLe !== null && `, validée le ${dateMoyenne(alerte.valideeLe)}`}.
        </span>
      </p>
      {alerte.etat === 'BROUILLON' && alerte.blocage !== null && <p className="fin">{alerte.blocage}</p>}
      <MesDossiers alerte={alerte} geste={geste} />
      <div className={styles['gestes']}>
        <Button variant="default" onClick={() => poserLue(true)} aria-label={`Lire le texte : ${alerte.raisonSociale}`}>
          Lire le texte
        </Button>
        <Decisions alerte={alerte} geste={geste} />
      </div>
      {geste.isError && <Erreur erreur={geste.error} />}
      {lue && <Texte alerte={alerte} fermer={() => poserLue(false)} />}
    </li>
  );
}

const confirmes = ({ confirmes: n }: AlerteVue, minimum: number): string =>
  n === null
    ? `Moins de ${minimum} dossiers confirmés par leur référent.`
    : `${n} dossiers confirmés par leur référent, il en faut ${minimum}.`;

type PropsGeste = { readonly alerte: AlerteVue; readonly geste: ReturnType<typeof useGesteAlerte> };

function Decisions({ alerte, geste }: PropsGeste) {
  const decider = async (transition: 'valider' | 'abandonner') => {
    const oui = await confirmer(
      transition === 'valider'
        ? {
            titre: 'Valider cette alerte ?',
            texte: 'Elle pourra être imprimée et envoyée.',
            bouton: 'Valider l’alerte',
          }
        : { titre: 'Abandonner cette alerte ?', texte: 'Rien ne partira.', bouton: 'Abandonner l’alerte' },
    );
    if (oui) geste.mutate({ transition });
  };
  return (
    <>
      {alerte.capacites.includes('valider') && <Button onClick={() => void decider('valider')}>Valider</Button>}
      {alerte.capacites.includes('abandonner') && (
        <Button variant="subtle" onClick={() => void decider('abandonner')}>
          Abandonner
        </Button>
      )}
    </>
  );
}

const Texte = ({ alerte, fermer }: { readonly alerte: AlerteVue; readonly fermer: () => void }) => (
  <Modal opened onClose={fermer} size="lg" title="Texte de l’alerte">
    <div className={styles['corps']}>
      <div className={styles['lettre']} {...(alerte.etat === 'VALIDEE' ? { 'data-feuille': '' } : {})}>
        {alerte.texte.map((paragraphe) => (
          <p key={paragraphe}>{paragraphe}</p>
        ))}
      </div>
      {alerte.etat === 'VALIDEE' ? (
        <div className="non-imprimable">
          <Button leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => window.print()}>
            Imprimer
          </Button>
        </div>
      ) : (
        <p className="fin">Ce texte s’imprime une fois l’alerte validée.</p>
      )}
    </div>
  </Modal>
);
