"""Values and rules of yearly reports; nothing here knows a file, a window or a database.

Glossary: the official term, the name used in the code, and where it lives.

======================  ===========================  ==========================================
官方用语                 name                         what it is
======================  ===========================  ==========================================
机关（单位）              Office                       who issues a report
机关层级（省、市、县）       Level                        of an office
上级机关                 Office.superior              the office above
机关代字                 Office.doc_code              the office's part of a document number
曾用名                   FormerName                   a name an office bore up to some year
年度报告                 Report                       one office's report on one year
版头                    (header)                     all above the red line of the first page
份号                    Report.copy_number           six digits, on classified copies
密级和保密期限             Report.secrecy               机密★1年
紧急程度                 Report.urgency               特急、加急
发文机关标志              Report.mark                  the red name of the office, with 文件
发文字号                 Report.doc_number            青国动〔2024〕20号
签发人                   Report.signers               who signed a report to a superior
标题                    Report.title                 office, subject and 报告
主送机关                 Report.addressee             to whom the report goes
正文                    Report.sections              the outline, flat, each with its depth
导语                    Section of depth 0           the text before the first heading
结构层次序数              marker                       一、（一）1.（1）, derived by `numbering`
层次标题                 Section.heading              heading, on its own line or run in
段首标题（连排）           Section.run_in               a heading that begins its paragraph
必备部分                 Part                         what a report must contain
表格                    Table                        rows of cells
附件                    Attachment                   what follows the report on a new page
附件说明                 (derived)                    the list of attachments below the body
发文机关署名              Report.signature             the signing office(s), one a line
成文日期                 Report.date                  the day of signing
附注                    Report.note                  此件主动公开, without its brackets
版记                    (imprint)                    抄送, 印发机关 and 印发日期
抄送机关                 Report.cc                    who gets a copy
印发机关                 Report.printer               who printed it
印发日期                 Report.printed_on            when it was sent to print
统计指标                 Indicator                    what is counted, with unit and definition
统计数据                 Figure                       an indicator's value with its source
统计表                   YearTable, OfficeTable       figures by office, or by year
状态                    Status                       起草、审核、定稿、已报送、已公开
台账                    (ledger)                     offices × years with their statuses
自定指标                Indicator (own.…)            what an office counts besides
校对意见                Finding                      what proofreading says of one place
定稿关口                Gate                         findings that stand before 定稿 or an export
修订                    Revision                     a state of a report that is kept
回收站                  TrashEntry                   what was removed and can come back
上年对照                Row, Copied                  two reports side by side; what was copied
花脸稿                  (redline), Fate              two texts as one, additions and removals marked
兑现对照                Promise                      last year's plan against this year's results
汇总                    RollUp, Tally                figures added up over offices and years
填报表                  (collection form)            a workbook that lower offices fill in
报送包                  Manifest, Packed             reports on their way to the superior office
回执                    Receipt                      what the superior office took and refused
操作员                  Operator                     who works with the store, in a role
操作日志                Entry, Event                 what happened, chained with SM3
备份                    Backup                       a checked copy of the store
======================  ===========================  ==========================================
"""
