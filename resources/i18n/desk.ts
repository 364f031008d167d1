<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name></name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the caret; with Ctrl by word, with Shift extend the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag the selection, else change the annotation at the caret, else tag the word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag every occurrence, after a preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift + a label&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select whole words; with Alt or Ctrl held exactly what is dragged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move that end of the picked annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag an end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick the next annotation at the same place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SourceForm</source>
        <comment>Author</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SourceForm</source>
        <comment>Web address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SourceForm</source>
        <comment>Published</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SourceForm</source>
        <comment>Retrieved</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SourceForm</source>
        <comment>News id</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SourceForm</source>
        <comment>Dateline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed: the label {} is in use. Merge it into another label, or retire it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This import cannot be undone: somebody else has worked on its articles since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed: {} was meanwhile removed elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed: {} was meanwhile changed elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the annotation “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the article “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the label {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what this is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>New</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>In progress</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Needs review</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Date added</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Title</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Outlet or file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Date published</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>State</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Annotations</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AttributeField</source>
        <comment>Write a date like 2019-06-24, 2019-06 or 2019.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AttributeField</source>
        <comment>Write a number like 12 or 12.5.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import Articles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in text files or Desk&apos;s own JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import &amp;Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste as New Article…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write annotations to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back Up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Bac&amp;kups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the database, every text and every annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find in Article…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Label Set…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reporting &amp;Words…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words that tell who said a claim; add or take out some</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Entities…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register: names, mentions and claims of everybody and everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim Led&amp;ger…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every claim of the project: who says it, and where else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ver&amp;dicts and Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether claims of this project get a verdict and evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your Na&amp;me…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Start &amp;Left by a Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Start &amp;Right by a Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move End L&amp;eft by a Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move End Ri&amp;ght by a Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label by &amp;Name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a few letters of a label&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A claim from the selection, or from the sentence at the caret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add Selection to Annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the picked annotation discontinuous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt Annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious Annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete Annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave What Is in Hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose the Entity…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who or what the picked mention is, in every article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Entity of This Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unlink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rela&amp;te…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks the picked claim or entity; on another one, asks what the first is to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selection Is Ev&amp;idence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the picked claim, or for one marked with R in another article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Propose Who Said It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks for the source near the claim; nothing is kept until it is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take the Proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set &amp;Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection, or the mention at the caret, says the picked claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set &amp;Cue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection, or the word at the caret, tells that it is said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;Candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Empty the Slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done, Next Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;etails…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove from Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;nnotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Actual Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wider Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Na&amp;rrower Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;how Relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As lines: those of what is picked, or all where nothing is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All &amp;Commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verb: “she said that”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preposition: “according to her”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noun: “the claim that”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possessed: “in her words”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adverb: “reportedly”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Citing: “citing two officials”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quoting: “quoted her as saying”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 entity of the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} entities of the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing but the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} mentions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlikeDialog</name>
    <message>
        <source>The same claim?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same claim  (Y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same  (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← and → go on without deciding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} pairs were linked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more claims look alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No claims look alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} % of the words shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one holds the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · the figures differ: perhaps one updates the other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnnotationsModel</name>
    <message>
        <source>{}. Note: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim without a type</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnnotationsPanel</name>
    <message>
        <source>Filter annotations by words, label or note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group the annotations by label; otherwise they stand in text order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group by label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotations of this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change label…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {} annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No annotation matches “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing labelled yet. Select words and press a label&apos;s key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text to read and label. Arrow keys move the caret, with Shift they select.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag this to another annotation to relate the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticlesBar</name>
    <message>
        <source>Filter articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter articles by title, outlet or file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descending</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticlesModel</name>
    <message>
        <source>1 annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} annotations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticlesPanel</name>
    <message>
        <source>Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste as an article…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {} articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} articles</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder of articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is there already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name that stands beside what you label:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (claim)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight entities and claims in news articles, review them, take them away as JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apache License 2.0. Desk never goes to the network by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change label…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entity…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is in order: database, texts and every annotation were checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 thing is off in this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} things are off in this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 annotation does not match the text of “{title}” and cannot be shown: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} annotations do not match the text of “{title}” and cannot be shown: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttributeDialog</name>
    <message>
        <source>Edit attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One value on each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What annotations already have stays on them, whatever you change here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values, one on each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year-month-day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the attribute a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label already has an attribute of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give at least one value to choose from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The default does not fit the kind.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttributeField</name>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttributeKind</name>
    <message>
        <source>Choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttributeTable</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes of the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>Find by any name, in any script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only this label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entities are being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} entities</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Browsing</name>
    <message>
        <source>That was the last article in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 relation leads to claims in other articles, and will not be seen there while this is out of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} relations lead to claims in other articles, and will not be seen there while this is out of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in Desk itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you labelled is saved, and you can go on. Whoever is to mend this needs the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimBar</name>
    <message>
        <source>Who said it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is proposed (Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep nothing of it (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for the source near the claim (Alt+P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the outlet itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return takes it, Tab walks the slots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the words, then {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S source, U cue, Tab walks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no cue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source {level}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cue {level}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source. Click to take it in hand; more with the right button.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cue. Click to take it in hand; more with the right button.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this link</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimsPanel</name>
    <message>
        <source>Filter claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter claims by source, words, type or what is known of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims of this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose who says it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relate to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {} claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No claim matches “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No claims yet. Select what is said and press C.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CueForm</name>
    <message>
        <source>Change “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a reporting word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: opine, in the words of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in particular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As what it tells of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Word or phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells &amp;of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Certainty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;laim type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the rule; several parted by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Present forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pas&amp;t forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-&amp;ing forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a &amp;noun too: “the report”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names whom it is sai&amp;d to: “told reporters that”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports only before “that” or &amp;beside a quotation: “added that”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other &amp;forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it as a dictionary has it; Desk makes the other forms by rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found as: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CuesDialog</name>
    <message>
        <source>Reporting words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a reporting word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what this &amp;project changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out the reporting word “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is taken out, in each of its uses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is taken out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the reporting word “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is again as it ships with Desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the reporting word “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the reporting word “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desk looks for these words when it proposes who said a claim. What you add, change or take out counts in this project only, and there in articles of every language; the last column marks it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard these changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the changes to the reporting words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CuesList</name>
    <message>
        <source>Word or phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reporting words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found as: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateBox</name>
    <message>
        <source>A year, a month or a day: 2019, 2019-06 or 2019-06-24</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateLine</name>
    <message>
        <source>2019-06-24, or as much as is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a date like 2019-06-24T21:57, 2019-06-24, 2019-06 or 2019.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeleteQuestion</name>
    <message>
        <source>Delete “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is still on {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge it to give those another label. Or retire it: they keep it, and it is not offered any more.
Nothing is lost either way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} will not be linked any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} will go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo brings all of it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>The claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who else says it, and what it is linked to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a claim to read all of it here, and who else says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said in {} claims, first by {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Article Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text cannot be changed: labels keep their places in it, and its hash proves it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop to add to the project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>This article is not in the project any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select some words first, or put the caret in a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select what is claimed first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every “{words}” is {label} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a label for entity annotations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a label for claim annotations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a label for something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no annotation at the caret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts of one annotation may not overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the caret in an annotation first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick an annotation, then select the words to add to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These words belong to the annotation already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This article has no annotations yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the last annotation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the first annotation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redone: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyList</name>
    <message>
        <source>Import files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The articles of a project stand here once it is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop text files here, paste with Ctrl+V, or choose File &gt; Import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No article matches “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No article is in this state.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndsBoxes</name>
    <message>
        <source>C&amp;laim to claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Entity to entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cla&amp;im to entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations that are there already stay, whatever you change here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntitiesList</name>
    <message>
        <source>Entities</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntitiesModel</name>
    <message>
        <source>1 mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} mentions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntityBox</name>
    <message>
        <source>Entity, anywhere in the claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntityField</name>
    <message>
        <source>Open the page of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {} away (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntityPage</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return makes one the main name, Delete takes it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ids elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an id, such as Q794</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who or what this is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mentions ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what {} more articles say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entity is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reports that somebody says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this the main name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Supports the claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refutes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2019-06-24, 2019-06 or 2019</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it says, where it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a date like 2019-06-24, 2019-06 or 2019.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Evidences</name>
    <message>
        <source>Pick a claim, or mark one with R, then select what speaks for or against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the words that speak for or against the claim first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {} selected articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {}’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carries everything Desk knows of an annotation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot carry: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Flag</name>
    <message>
        <source>Relate to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>State of this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done, next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark this article as done and open the next one (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HintsCard</name>
    <message>
        <source>First steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspecting</name>
    <message>
        <source>Choose or make one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorForm</name>
    <message>
        <source>Entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label set does not have this attribute for this label.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own words about this annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected words of this article as evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web address as evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Relate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relate this to another annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author and times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a highlight, or press F8 to go to the next one. Its details stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations of the entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {}, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>Press a key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key {}, change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key, choose one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a key, or Backspace for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a letter or digit; Backspace takes the key away.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelDetails</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes: what to fill in for each relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes: what to fill in for each annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands u&amp;nder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the attribute up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the attribute down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: at the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everybody can tell this colour from that of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the labels above it: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to fill in so far. Add what you want to know of each relation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to fill in so far. Add what you want to know of each annotation.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelRows</name>
    <message>
        <source>Select some text first, then choose a label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} in this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retired</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelTree</name>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used {} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retired</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelWork</name>
    <message>
        <source>The key {} starts a claim and cannot be given away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is now part of “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} labels are saved in {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project already has these labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add entity label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add claim label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add relation label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load from file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the default labels…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put under the one above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift one level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load and save label sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This label was meanwhile removed elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key {} belongs to “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it to “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a label set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the label set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label sets (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the default set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelsPanel</name>
    <message>
        <source>Find a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no labels yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag the selection as “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag every occurrence…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit labels…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerBar</name>
    <message>
        <source>Words to look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words in claim, sources or note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as source only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not where it is only the object, or named in what is said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any certainty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No named source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the end of the chain stands nobody, a description or a pronoun that is not linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests on one source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All claims that say the same go back to one and the same source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said more than once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group same claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No article is open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>, first of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorted by whoever said it themselves, at the end of the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message>
        <source>Claims</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerWindow</name>
    <message>
        <source>Claim ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find Same Claims…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} claims are in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what {} says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find same claims…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {} say the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 claim or group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} claims and groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No claim fits all of these filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no claims yet. Select what somebody says in an article and press C.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other claims look alike.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Relations of what is picked are shown, all where nothing is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations are not shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Linking</name>
    <message>
        <source>Pick a mention first, then choose its entity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who or what is “{}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a mention first, then make an entity of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a mention first, then take its link away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entities are still being read. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New entity “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New entity “{}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is “{}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These words cannot be the name of an entity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagged “{}”. I, Return links it to {} ({}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoadQuestion</name>
    <message>
        <source>Load a label set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the labels of this project by those of {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retired, because in use: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed, because not in use: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No annotation is lost, and undo brings the old set back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge “{}” into another label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label to merge into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” will then also go from {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is on nothing and will just be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label you choose will be on {} more, which keep all else. “{}” is removed; undo takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge {} entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entity that stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo takes all of it back at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {} stays, {} (“{}”) is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} that would be there twice or lead to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} stays; {} is not kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OccurrencesDialog</name>
    <message>
        <source>Tag every occurrence as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occurrences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{words}” stands in 1 place. Untick what is something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{words}” stands in {count} places. Untick what is something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Nothing fits these letters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste an Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste or type the text here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once it is added, the text stays as it is, so that labels keep their places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mouse selects &amp;whole words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With Alt or Ctrl held, exactly what is dragged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands beside what you label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Font of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Line length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the window is wide enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Backups kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of each project; one is made when it is opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen by Desk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>{} cannot be written to: it is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An import was interrupted: {}. What was read so far can be kept or removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be saved: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QCoreApplication</name>
    <message>
        <source>SourceForm</source>
        <comment>Outlet</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuoteView</name>
    <message>
        <source>Quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters {} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote, part {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegisterWindow</name>
    <message>
        <source>Entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entity with fewer than two mentions cannot be split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All entities of {} are here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge “{}” with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities (*.csv *.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegisterWork</name>
    <message>
        <source>{} entities are in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redone: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Relating</name>
    <message>
        <source>Pick the other end, then press R.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a claim or a mention to relate first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relate “{}”: go to the other end and press R again. Esc forgets it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is not linked to an entity yet. Press I to say who or what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both ends are the same: “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>related so already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No relation may stand between these two. See Edit &gt; Label Set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is “{}” to “{}”?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Relations</name>
    <message>
        <source>The label set has no relation for claims that say the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} claims say the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>Name of the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (retired)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Saved</name>
    <message>
        <source>Not saved: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change is on the disk as soon as you see it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sourcing</name>
    <message>
        <source>Pick a claim first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source was found near this claim. Select one and press S.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the words first, or put the caret in them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the mentions that are somebody or something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mentions that leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They take along the names: {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is labelling; click to change the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labelling as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: stopping…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Swatches</name>
    <message>
        <source>Another colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lilac</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salmon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Navy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orchid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steel blue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeInQuestion</name>
    <message>
        <source>Import entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in the entities of {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Select words and press a label’s key, such as this one for {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts a claim from the sentence at the caret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exports what is labelled, for a script to read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project, or make a new one: File &gt; New Project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} — Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an article at the left, or drop text files there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Hint</name>
    <message>
        <source>Hide all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide these hints for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide all hints for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this hint for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this hint for good: {} {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Name</name>
    <message>
        <source>Labels are kept under the name “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the name {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the name {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
