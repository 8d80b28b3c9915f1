import { Button, Modal, NumberInput } from '@mantine/core';
import { ecrireSiret } from '@pdp/domain';
import type { AlertesVue, EntrepriseRepetee, OuvrirAlerteRequete } from '@pdp/domain';
import { useState } from 'react';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { useFormulaire } from '../../platform/ui/formulaire/use-formulaire';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { ouvrirAlerte, useRelireAlertes } from './alerte.requetes';
import styles from './alerte.module.css';

type Props = { readonly vue: AlertesVue };

/** Entreprises où plusieurs personnes distinctes sont suivies ; l'effectif se demande avant toute alerte. */
export function EntreprisesRepetees({ vue: { aSignaler, seuils } }: Props) {
  const [choisie, poserChoisie] = useState<EntrepriseRepetee>();
  return (
    <Carte titre="Situations répétées">
      {aSignaler.length === 0 ? (
        <EtatVide titre="Aucune entreprise à signaler">
          Une entreprise apparaît ici à partir de {seuils.dossiers} personnes suivies en {seuils.mois} mois.
        </EtatVide>
      ) : (
        <ul className={styles['liste']}>
          {aSignaler.map((entreprise) => (
            <li key={entreprise.siret} className={styles['ligne']}>
              <span>
                <b>{entreprise.raisonSociale}</b>
                <span className="fin">
                  {' '}
                  SIRET {ecrireSiret(entreprise.siret)}, {entreprise.dossiers} personnes suivies en {seuils.mois} mois
                </span>
              </span>
              <Button
                variant="default"
                onClick={() => poserChoisie(entreprise)}
                aria-label={`Préparer une alerte : ${entreprise.raisonSociale}`}
              >
                Préparer une alerte
              </Button>
            </li>
          ))}
        </ul>
      )}
      {choisie && <Ouvrir entreprise={choisie} minimum={seuils.effectif} fermer={() => poserChoisie(undefined)} />}
    </Carte>
  );
}

type PropsOuvrir = { readonly entreprise: EntrepriseRepetee; readonly minimum: number; readonly fermer: () => void };

function Ouvrir({ entreprise, minimum, fermer }: PropsOuvrir) {
  const relire = useRelireAlertes();
  const formulaire = useFormulaire<{ effectif: number | string }, OuvrirAlerteRequete, { etat: string }>({
    initiales: { effectif: '' },
    libelles: { effectif: 'Effectif de l’entreprise' },
    valider: fautes,
    corps: ({ effectif }) => ({ siret: entreprise.siret, effectif: Number(effectif) }),
    envoyer: ouvrirAlerte,
    surSucces: ({ etat }) => {
      if (etat === 'BLOQUEE') prevenir.information('Entreprise trop petite : l’alerte est bloquée, rien ne part.');
      else prevenir.succes('Brouillon ouvert : les référents concernés sont interrogés.');
      relire();
      fermer();
    },
  });
  return (
    <Modal opened onClose={fermer} title={entreprise.raisonSociale}>
      <div className={styles['corps']}>
        <p>
          L’alerte ne nomme personne. En dessous de {minimum} personnes dans l’entreprise, elle est bloquée&nbsp;: l’une
          d’elles pourrait être reconnue.
        </p>
        <CadreFormulaire formulaire={formulaire} bouton="Ouvrir le brouillon" fermer={fermer} nu>
          <NumberInput
            label="Effectif de l’entreprise"
            description="Tous établissements, connu ou estimé par l’agent."
            required
            min={1}
            allowDecimal={false}
            {...formulaire.form.getInputProps('effectif')}
          />
        </CadreFormulaire>
      </div>
    </Modal>
  );
}

const fautes = ({ effectif }: { effectif: number | string }): Record<string, string> =>
  Number.isInteger(Number(effectif)) && Number(effectif) >= 1
    ? {}
    : { effectif: 'Écrivez l’effectif de l’entreprise, en nombre entier.' };
