import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { LIBELLES_ETAT_RELAIS, LIBELLES_NATURE_RELAIS, LIMITES_TEXTE } from '@pdp/domain';
import type { ClotureVue, DossierVue, NatureRelais, ProposerRelaisRequete, RelaisVue } from '@pdp/domain';
import { useState } from 'react';
import { useAujourdhui } from '../../platform/format/horloge';
import { optionsDe } from '../../platform/format/libelles';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { Rangee } from '../../platform/ui/mise-en-page/grille';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { useFormulaireDossier } from '../dossier/use-formulaire-dossier';
import styles from '../dossier/dossier.module.css';
import { commandesCloture } from './cloture.requetes';
import { couleurRelais, detailRelais, partenairesRelies, titreRelais } from './cloture.vue';
import { ReponseRelais } from './reponse-relais';

type Props = { readonly dossier: DossierVue; readonly cloture: ClotureVue };

/** Relais vers le partenaire suivant : proposés, acceptés, refusés. */
export function RelaisDuDossier({ dossier, cloture }: Props) {
  const [ajout, poserAjout] = useState(false);
  return (
    <section className={styles['groupe']} aria-labelledby="titre-relais">
      <div className={styles['titreRubrique']}>
        <h3 id="titre-relais">Relais</h3>
        {cloture.peutProposerRelais && !ajout && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => poserAjout(true)}
          >
            Proposer un relais
          </Button>
        )}
      </div>
      {ajout && <Proposer dossier={dossier} fermer={() => poserAjout(false)} />}
      {cloture.relais.length === 0 && !ajout && <p className="doux">Aucun relais proposé.</p>}
      <ul className={styles['frise']}>
        {cloture.relais.map((relais) => (
          <UnRelais key={relais.id} dossierId={dossier.id} relais={relais} />
        ))}
      </ul>
    </section>
  );
}

const BOUTONS: Readonly<Record<string, string>> = { accepter: 'Accepter', refuser: 'Refuser', retirer: 'Retirer' };
const BOUTONS_NOTES: Readonly<Record<string, string>> = {
  accepter: 'Noter l’accord',
  refuser: 'Noter le refus',
  retirer: 'Retirer la proposition',
};

function UnRelais({ dossierId, relais }: { dossierId: string; relais: RelaisVue }) {
  const aujourdhui = useAujourdhui();
  const [transition, choisir] = useState<string>();
  const libelles = relais.transitions.includes('retirer') ? BOUTONS_NOTES : BOUTONS;
  return (
    <li className={styles['ligne']}>
      <div>
        <b>{titreRelais(relais)}</b>
        <div className="fin">{detailRelais(relais, aujourdhui)}</div>
        {relais.transitions.length > 0 && !transition && (
          <Rangee>
            {relais.transitions.map((possible) => (
              <Button key={possible} size="xs" variant="default" onClick={() => choisir(possible)}>
                {libelles[possible] ?? possible}
              </Button>
            ))}
          </Rangee>
        )}
        {transition && (
          <ReponseRelais
            dossierId={dossierId}
            relais={relais}
            transition={transition}
            bouton={libelles[transition] ?? transition}
            fermer={() => choisir(undefined)}
          />
        )}
      </div>
      <Puce couleur={couleurRelais(relais)}>{LIBELLES_ETAT_RELAIS[relais.etat]}</Puce>
    </li>
  );
}

type Saisie = { nature: string; membre: string; interlocuteur: string };

const LIBELLES = { nature: 'Partenaire', membre: 'Service relié', interlocuteur: 'Interlocuteur' };
const AUTREMENT = { value: '', label: 'Aucun : un interlocuteur sans accès' };

const fautesDuRelais = ({ nature, membre, interlocuteur }: Saisie): Record<string, string> => ({
  ...(nature === '' ? { nature: 'Choisissez un partenaire.' } : {}),
  ...(membre === '' && interlocuteur.trim() === '' ? { interlocuteur: 'Dites à qui le relais est proposé.' } : {}),
});

function corpsDuRelais({ nature, membre, interlocuteur }: Saisie): ProposerRelaisRequete {
  const [unite = '', organismeId = ''] = membre.split('|');
  const a = membre === '' ? { interlocuteur: interlocuteur.trim() } : { unite, organismeId };
  return { nature: nature as NatureRelais, ...a };
}

function Proposer({ dossier, fermer }: { dossier: DossierVue; fermer: () => void }) {
  const membres = partenairesRelies(dossier.consentements);
  const formulaire = useFormulaireDossier<Saisie, ProposerRelaisRequete>(dossier.id, {
    initiales: { nature: '', membre: '', interlocuteur: '' },
    brouillon: `dossier.${dossier.id}.relais`,
    libelles: LIBELLES,
    renommer: { organismeId: 'membre', unite: 'membre' },
    valider: fautesDuRelais,
    corps: corpsDuRelais,
    envoyer: (corps, cle) => commandesCloture.proposer(dossier.id, corps, cle),
    succes: 'Relais proposé.',
    fermer,
  });
  const { form } = formulaire;
  return (
    <CadreFormulaire formulaire={formulaire} bouton="Proposer le relais" fermer={fermer}>
      <div className={styles['grille']}>
        <NativeSelect
          label="Partenaire"
          required
          data={[{ value: '', label: 'Choisir…' }, ...optionsDe(LIBELLES_NATURE_RELAIS)]}
          {...form.getInputProps('nature')}
        />
        {membres.length > 0 && (
          <NativeSelect
            label="Service relié"
            description="Il reçoit la proposition et répond ici."
            data={[AUTREMENT, ...membres]}
            {...form.getInputProps('membre')}
          />
        )}
        {form.values.membre === '' && (
          <TextInput
            label="Interlocuteur"
            description="Sans accès : vous notez sa réponse."
            maxLength={LIMITES_TEXTE.motCourt}
            {...form.getInputProps('interlocuteur')}
          />
        )}
      </div>
    </CadreFormulaire>
  );
}
